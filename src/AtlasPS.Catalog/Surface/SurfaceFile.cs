namespace AtlasPS.Catalog;

/// <summary>One file below <c>cmdlets/</c>: what was decided about a resource family.</summary>
public sealed record SurfaceFile
{
    /// <summary>The family's heading, e.g. <c>Alerts</c>.</summary>
    public string Family { get; init; } = "";

    /// <summary>Help for parameters that several cmdlets of the family share, by public name.</summary>
    public EquatableList<KeyValuePair<string, string>> Help { get; init; } = [];

    /// <summary>The object types that the family names.</summary>
    public EquatableList<SurfaceType> Types { get; init; } = [];

    /// <summary>The cmdlets of the family.</summary>
    public EquatableList<SurfaceCmdlet> Cmdlets { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public CatalogSource Source { get; init; } = CatalogSource.None;
}

/// <summary>A public object type and how it is shown.</summary>
public sealed record SurfaceType
{
    /// <summary>Its public name, e.g. <c>Alert</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The schema that it stands for, or several that say the same under different names; none for a type that is written by hand.</summary>
    public EquatableList<string> Schemas { get; init; } = [];

    /// <summary>Properties that carry the object's own identity down the pipeline: property name and the JSON names it is read from, the first that is there.</summary>
    public EquatableList<KeyValuePair<string, EquatableList<string>>> Keys { get; init; } = [];

    /// <summary>The JSON name of what a person calls the thing, where that is not its key: the event of an alert, the name of a project.</summary>
    public string? Label { get; init; }

    /// <summary>The text form, such as <c>{roleName}@{databaseName}</c>; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>The properties that the API description does not list: those written by hand, and those seen in responses.</summary>
    public EquatableList<string> Members { get; init; } = [];

    /// <summary>The JSON names of fields that the API description marks as read-only although a request has to send them back, such as the id of a shard that is to stay.</summary>
    public EquatableList<string> Sends { get; init; } = [];

    /// <summary>Where an object says to which thing it belongs: what the thing is named by, and the JSON name of the field that holds it, or begins with it.</summary>
    public EquatableList<KeyValuePair<string, string>> Owners { get; init; } = [];

    /// <summary>The columns of the default table.</summary>
    public EquatableList<SurfaceColumn> View { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public CatalogSource Source { get; init; } = CatalogSource.None;
}

/// <summary>A column of a default table.</summary>
public sealed record SurfaceColumn
{
    /// <summary>The heading.</summary>
    public string Label { get; init; } = "";

    /// <summary>The property shown, or null where a script computes the cell.</summary>
    public string? Property { get; init; }

    /// <summary>A PowerShell expression over <c>$_</c>.</summary>
    public string? Script { get; init; }

    /// <summary>True to align to the right.</summary>
    public bool Right { get; init; }

    /// <summary>A fixed width in characters, or null to fit the content.</summary>
    public int? Width { get; init; }

    /// <summary>Where it stands.</summary>
    public CatalogSource Source { get; init; } = CatalogSource.None;
}

/// <summary>One cmdlet as it was reviewed.</summary>
public sealed record SurfaceCmdlet
{
    /// <summary>Verb and noun, e.g. <c>Get-AtlasAlert</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>One sentence.</summary>
    public string Synopsis { get; init; } = "";

    /// <summary>What happens, what it costs, what to do next.</summary>
    public string Description { get; init; } = "";

    /// <summary>Parameter set name and operation id, the least specific first; it is the default.</summary>
    public EquatableList<KeyValuePair<string, string>> Operations { get; init; } = [];

    /// <summary>True when the class is written by hand; then only help and documentation come from here.</summary>
    public bool HandWritten { get; init; }

    /// <summary>The properties of an answer whose items are what people want, where the API puts lists into an object and calls them anything but <c>results</c>.</summary>
    public EquatableList<string> Lists { get; init; } = [];

    /// <summary>What was decided of single parameters, by their public name.</summary>
    public EquatableList<SurfaceParameter> Parameters { get; init; } = [];

    /// <summary>Parameters of which at least one must be given.</summary>
    public EquatableList<string> OneOf { get; init; } = [];

    /// <summary>JSON names and values that every request has.</summary>
    public EquatableList<KeyValuePair<string, string>> Fixed { get; init; } = [];

    /// <summary>The property of what is made that holds a secret which Atlas shows once.</summary>
    public string? ShownOnce { get; init; }

    /// <summary>Wire names that get no parameter.</summary>
    public EquatableList<string> Omit { get; init; } = [];

    /// <summary>Path names that never come from the session's default.</summary>
    public EquatableList<string> Explicit { get; init; } = [];

    /// <summary>The confirmation in human words, or null for the one derived from verb and noun.</summary>
    public string? Confirm { get; init; }

    /// <summary><c>Low</c>, <c>Medium</c>, <c>High</c>, or null for what the verb implies.</summary>
    public string? Impact { get; init; }

    /// <summary>A sentence that says what to use in place of an operation that is deprecated or retired.</summary>
    public string? Instead { get; init; }

    /// <summary>How to wait for the end of what the operation begins.</summary>
    public SurfaceWait? Wait { get; init; }

    /// <summary>The examples, at least two.</summary>
    public EquatableList<SurfaceExample> Examples { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public CatalogSource Source { get; init; } = CatalogSource.None;

    /// <summary>Where the operations stand.</summary>
    public CatalogPosition OperationsPosition => Source.At(Source.Has("operation") ? "operation" : "operations");

    /// <summary>Where the operation of a parameter set stands.</summary>
    public CatalogPosition OperationPosition(KeyValuePair<string, string> set) => Source.Has("operation") ? Source.At("operation") : Source.At("operations", set.Value);

    /// <summary>Where a name or an alias of a parameter stands; the beginning of the cmdlet where it is derived.</summary>
    public CatalogPosition NamePosition(string parameter, string name)
    {
        var decided = Parameters.FirstOrDefault(candidate => candidate.Name == parameter);
        if (decided is null)
            return Source.Start;
        return decided.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase) ? decided.Source.At("alias", name) : Source.At("parameters", parameter);
    }
}

/// <summary>What was decided of one parameter.</summary>
public sealed record SurfaceParameter
{
    /// <summary>Its public name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its name on the wire, where it does not follow from the public one.</summary>
    public string? From { get; init; }

    /// <summary>Help, where the name does not say it.</summary>
    public string? Help { get; init; }

    /// <summary>Further names.</summary>
    public EquatableList<string> Aliases { get; init; } = [];

    /// <summary>Another type than the facts imply: <c>switch</c>, <c>json</c> (a document sent as text), <c>date</c>, <c>duration</c>, <c>milliseconds</c>, <c>seconds</c>, <c>secret</c>, <c>text</c>.</summary>
    public string? As { get; init; }

    /// <summary>True when the cmdlet insists on it although the API does not.</summary>
    public bool Mandatory { get; init; }

    /// <summary>What is sent where nothing is given although the API insists on it.</summary>
    public string? Default { get; init; }

    /// <summary>True when it binds from piped objects although it is no part of the path: it names what is worked on.</summary>
    public bool Pipeline { get; init; }

    /// <summary>
    /// What completion offers beyond the facts, never to the exclusion of others: a list of values, or <c>operation.property</c> for those that an operation
    /// lists, e.g. <c>listOrgTeams.name</c>.
    /// </summary>
    public EquatableList<string> Values { get; init; } = [];

    /// <summary>The operation, and the JSON name in its items, whose values completion offers; null where the values are written down.</summary>
    public static (string Operation, string Property)? ListedValue(IReadOnlyList<string> values) =>
        values is [var single] && single.IndexOf('.') is > 0 and var dot ? (single.Substring(0, dot), single.Substring(dot + 1)) : null;

    /// <summary>The position, or null for what follows from the path.</summary>
    public int? Position { get; init; }

    /// <summary>True when it is declared in the cmdlet's class in src/AtlasPS and stands for no value of an operation.</summary>
    public bool HandWritten { get; init; }

    /// <summary>The JSON name under which responses hold its value, where that is another one than requests have.</summary>
    public string? Reads { get; init; }

    /// <summary>The value with which data or access is lost, so that the cmdlet asks as one of High impact does: <c>true</c>, <c>false</c>, <c>any</c>, or <c>fewer</c> nodes than there are.</summary>
    public string? Loses { get; init; }

    /// <summary>Other defaults than <see cref="Default"/>, each with the conditions of which one must hold: a parameter, a space, and the pattern of its value.</summary>
    public EquatableList<KeyValuePair<string, EquatableList<string>>> Defaults { get; init; } = [];

    /// <summary>The parameter sets that it is limited to, where one operation has several.</summary>
    public EquatableList<string> Sets { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public CatalogSource Source { get; init; } = CatalogSource.None;
}

/// <summary>How to wait: which operation to poll, and what its answer must say.</summary>
public sealed record SurfaceWait
{
    /// <summary>The GET operation that is polled.</summary>
    public string Poll { get; init; } = "";

    /// <summary>
    /// The JSON property that holds the state, or several of which the first that is there does. None where the work is done or failed as soon as one of the properties that
    /// <see cref="Done"/> and <see cref="Failed"/> name holds something.
    /// </summary>
    public EquatableList<string> Properties { get; init; } = [];

    /// <summary>The values that end the wait well.</summary>
    public EquatableList<string> Done { get; init; } = [];

    /// <summary>The values that end it with an error.</summary>
    public EquatableList<string> Failed { get; init; } = [];

    /// <summary>Those of <see cref="Done"/> and <see cref="Failed"/> that Atlas uses although the API description does not list them.</summary>
    public EquatableList<string> Unlisted { get; init; } = [];

    /// <summary>True when a 404 ends the wait well.</summary>
    public bool Gone { get; init; }

    /// <summary>Where it stands.</summary>
    public CatalogSource Source { get; init; } = CatalogSource.None;
}

/// <summary>An example that a test executes.</summary>
public sealed record SurfaceExample
{
    /// <summary>PowerShell, as one would type it.</summary>
    public string Code { get; init; } = "";

    /// <summary>What it does and why one would.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public CatalogSource Source { get; init; } = CatalogSource.None;
}
