namespace AtlasPS.Catalog;

/// <summary>One file below <c>cmdlets/</c>: what was decided about a resource family.</summary>
public sealed class SurfaceFile
{
    /// <summary>The family's heading, e.g. <c>Alerts</c>.</summary>
    public string Family { get; internal set; } = "";

    /// <summary>Help for parameters that several cmdlets of the family share, by public name.</summary>
    public IReadOnlyDictionary<string, string> Help { get; internal set; } = new Dictionary<string, string>();

    /// <summary>The object types that the family names.</summary>
    public IReadOnlyList<SurfaceType> Types { get; internal set; } = [];

    /// <summary>The cmdlets of the family.</summary>
    public IReadOnlyList<SurfaceCmdlet> Cmdlets { get; internal set; } = [];
}

/// <summary>A public object type and how it is shown.</summary>
public sealed class SurfaceType
{
    /// <summary>Its public name, e.g. <c>Alert</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The schema that it stands for, or several that say the same under different names; none for a type that is written by hand.</summary>
    public IReadOnlyList<string> Schemas { get; internal set; } = [];

    /// <summary>Properties that carry the object's own identity down the pipeline: property name and the JSON names it is read from, the first that is there.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Keys { get; internal set; } = [];

    /// <summary>The JSON name of what a person calls the thing, where that is not its key: the event of an alert, the name of a project.</summary>
    public string? Label { get; internal set; }

    /// <summary>The columns of the default table.</summary>
    public IReadOnlyList<SurfaceColumn> View { get; internal set; } = [];
}

/// <summary>A column of a default table.</summary>
public sealed class SurfaceColumn
{
    /// <summary>The heading.</summary>
    public string Label { get; internal set; } = "";

    /// <summary>The property shown, or null where a script computes the cell.</summary>
    public string? Property { get; internal set; }

    /// <summary>A PowerShell expression over <c>$_</c>.</summary>
    public string? Script { get; internal set; }

    /// <summary>True to align to the right.</summary>
    public bool Right { get; internal set; }

    /// <summary>A fixed width in characters, or null to fit the content.</summary>
    public int? Width { get; internal set; }
}

/// <summary>One cmdlet as it was reviewed.</summary>
public sealed class SurfaceCmdlet
{
    /// <summary>Verb and noun, e.g. <c>Get-AtlasAlert</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>One sentence.</summary>
    public string Synopsis { get; internal set; } = "";

    /// <summary>What happens, what it costs, what to do next.</summary>
    public string Description { get; internal set; } = "";

    /// <summary>Parameter set name and operation id, the least specific first; it is the default.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Operations { get; internal set; } = [];

    /// <summary>True when the class is written by hand; then only help and documentation come from here.</summary>
    public bool HandWritten { get; internal set; }

    /// <summary>The properties of an answer whose items are what people want, where the API puts lists into an object and calls them anything but <c>results</c>.</summary>
    public IReadOnlyList<string> Lists { get; internal set; } = [];

    /// <summary>What was decided of single parameters, by their public name.</summary>
    public IReadOnlyList<SurfaceParameter> Parameters { get; internal set; } = [];

    /// <summary>Wire names that get no parameter.</summary>
    public IReadOnlyList<string> Omit { get; internal set; } = [];

    /// <summary>Path names that never come from the session's default.</summary>
    public IReadOnlyList<string> Explicit { get; internal set; } = [];

    /// <summary>The confirmation in human words, or null for the one derived from verb and noun.</summary>
    public string? Confirm { get; internal set; }

    /// <summary><c>Low</c>, <c>Medium</c>, <c>High</c>, or null for what the verb implies.</summary>
    public string? Impact { get; internal set; }

    /// <summary>A sentence that says what to use in place of an operation that is deprecated or retired.</summary>
    public string? Instead { get; internal set; }

    /// <summary>How to wait for the end of what the operation begins.</summary>
    public SurfaceWait? Wait { get; internal set; }

    /// <summary>The examples, at least two.</summary>
    public IReadOnlyList<SurfaceExample> Examples { get; internal set; } = [];
}

/// <summary>What was decided of one parameter.</summary>
public sealed class SurfaceParameter
{
    /// <summary>Its public name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Its name on the wire, where it does not follow from the public one.</summary>
    public string? From { get; internal set; }

    /// <summary>Help, where the name does not say it.</summary>
    public string? Help { get; internal set; }

    /// <summary>Further names.</summary>
    public IReadOnlyList<string> Aliases { get; internal set; } = [];

    /// <summary>Another type than the facts imply: <c>switch</c>, <c>json</c> (a document sent as text), <c>date</c>, <c>duration</c>, <c>milliseconds</c>, <c>seconds</c>, <c>secret</c>, <c>text</c>.</summary>
    public string? As { get; internal set; }

    /// <summary>True when the cmdlet insists on it although the API does not.</summary>
    public bool Mandatory { get; internal set; }

    /// <summary>What is sent where nothing is given although the API insists on it.</summary>
    public string? Default { get; internal set; }

    /// <summary>True when it binds from piped objects although it is no part of the path: it names what is worked on.</summary>
    public bool Pipeline { get; internal set; }

    /// <summary>
    /// What completion offers beyond the facts, never to the exclusion of others: a list of values, or <c>operation.property</c> for those that an operation
    /// lists, e.g. <c>listOrgTeams.name</c>.
    /// </summary>
    public IReadOnlyList<string> Values { get; internal set; } = [];

    /// <summary>The position, or null for what follows from the path.</summary>
    public int? Position { get; internal set; }

    /// <summary>The parameter sets that it is limited to, where one operation has several.</summary>
    public IReadOnlyList<string> Sets { get; internal set; } = [];
}

/// <summary>How to wait: which operation to poll, and what its answer must say.</summary>
public sealed class SurfaceWait
{
    /// <summary>The GET operation that is polled.</summary>
    public string Poll { get; internal set; } = "";

    /// <summary>
    /// The JSON property that holds the state, or several of which the first that is there does. None where the work is done or failed as soon as one of the properties that
    /// <see cref="Done"/> and <see cref="Failed"/> name holds something.
    /// </summary>
    public IReadOnlyList<string> Properties { get; internal set; } = [];

    /// <summary>The values that end the wait well.</summary>
    public IReadOnlyList<string> Done { get; internal set; } = [];

    /// <summary>The values that end it with an error.</summary>
    public IReadOnlyList<string> Failed { get; internal set; } = [];

    /// <summary>True when a 404 ends the wait well.</summary>
    public bool Gone { get; internal set; }
}

/// <summary>An example that a test executes.</summary>
public sealed class SurfaceExample
{
    /// <summary>PowerShell, as one would type it.</summary>
    public string Code { get; internal set; } = "";

    /// <summary>What it does and why one would.</summary>
    public string Text { get; internal set; } = "";
}
