namespace AtlasPS.Catalog;

/// <summary>What a cmdlet does to Atlas.</summary>
public enum CommandKind
{
    /// <summary>Reads: <c>Get-</c>.</summary>
    Read,

    /// <summary>Changes, and asks before it does.</summary>
    Change,

    /// <summary>Waits for something under way: <c>Wait-</c>.</summary>
    Wait,

    /// <summary>Saves as a file what is not JSON: <c>Save-</c>.</summary>
    Save,
}

/// <summary>The kind of answer of an operation, as a cmdlet handles it.</summary>
public enum AnswerKind
{
    /// <summary>Nothing, or a body that says nothing.</summary>
    Empty,

    /// <summary>One object.</summary>
    Object,

    /// <summary>An object whose <c>results</c> are the answer, page by page.</summary>
    Paged,

    /// <summary>An object whose <c>results</c> are the answer, all at once.</summary>
    Wrapped,

    /// <summary>A bare array.</summary>
    Array,

    /// <summary>A bare value: boolean, number, or text.</summary>
    Value,

    /// <summary>Bytes: gzip and the like.</summary>
    Binary,
}

/// <summary>The whole module, as catalog and facts imply it.</summary>
public sealed class ModuleModel
{
    /// <summary>Public object types.</summary>
    public IReadOnlyList<TypeModel> Types { get; internal set; } = [];

    /// <summary>Every cmdlet, by name.</summary>
    public IReadOnlyList<CommandModel> Commands { get; internal set; } = [];

    /// <summary>Help for parameters that many cmdlets share, by name.</summary>
    public IReadOnlyDictionary<string, string> CommonHelp { get; internal set; } = new Dictionary<string, string>();

    /// <summary>The operations that cmdlets stand for.</summary>
    public IReadOnlyList<OperationModel> Operations { get; internal set; } = [];
}

/// <summary>An operation with the types that its answer and body have.</summary>
public sealed class OperationModel
{
    /// <summary>What the API says of it.</summary>
    public OperationFacts Facts { get; internal set; } = new();

    /// <summary>Its id, and the kind of answer too where that is not the one that objects are made of.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>What is asked for: <c>json</c>, <c>gzip</c>, <c>csv</c>.</summary>
    public string Media { get; internal set; } = "json";

    /// <summary>The kind of answer.</summary>
    public AnswerKind Answer { get; internal set; }

    /// <summary>The type of the answer, or of its items.</summary>
    public TypeModel? Output { get; internal set; }

    /// <summary>The properties of the answer whose items are the answer, where they are not called <c>results</c>.</summary>
    public IReadOnlyList<string> Lists { get; internal set; } = [];

    /// <summary>The body's value, or null for none.</summary>
    public ValueModel? Body { get; internal set; }

    /// <summary>The GET operation that lists the collection in which the last path name stands, where one is known.</summary>
    public OperationModel? Collection { get; internal set; }

    /// <summary>Of an operation that is deprecated or retired, what to use in its place: a sentence.</summary>
    public string? Instead { get; internal set; }

    /// <summary>The cmdlet that lists the collection.</summary>
    public string? CollectionCommand { get; internal set; }

    /// <summary>Of an operation that changes something the cmdlet that shows whether it was done, where there is one.</summary>
    public string? LookCommand { get; internal set; }
}

/// <summary>One cmdlet.</summary>
public sealed class CommandModel
{
    /// <summary>What was decided of it.</summary>
    public SurfaceCmdlet Surface { get; internal set; } = new();

    /// <summary>The family it belongs to.</summary>
    public string Family { get; internal set; } = "";

    /// <summary>e.g. <c>Get-AtlasAlert</c>.</summary>
    public string Name => Surface.Name;

    /// <summary>e.g. <c>Get</c>.</summary>
    public string Verb => Name.Substring(0, Name.IndexOf('-'));

    /// <summary>e.g. <c>AtlasAlert</c>.</summary>
    public string Noun => Name.Substring(Name.IndexOf('-') + 1);

    /// <summary>The class, e.g. <c>GetAtlasAlertCommand</c>.</summary>
    public string ClassName => Verb + Noun + "Command";

    /// <summary>What it does to Atlas.</summary>
    public CommandKind Kind { get; internal set; }

    /// <summary>The parameter sets, least specific first; the first is the default.</summary>
    public IReadOnlyList<CommandSet> Sets { get; internal set; } = [];

    /// <summary>The parameters that come from the operations.</summary>
    public IReadOnlyList<ParameterModel> Parameters { get; internal set; } = [];

    /// <summary><c>Low</c>, <c>Medium</c> or <c>High</c>.</summary>
    public string Impact { get; internal set; } = "Medium";

    /// <summary>The confirmation template.</summary>
    public string Confirm { get; internal set; } = "";
}

/// <summary>A parameter set: one operation.</summary>
public sealed class CommandSet
{
    /// <summary>Its name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Its operation.</summary>
    public OperationModel Operation { get; internal set; } = new();
}

/// <summary>A parameter of a cmdlet.</summary>
public sealed class ParameterModel
{
    /// <summary>Its public name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Further names.</summary>
    public IReadOnlyList<string> Aliases { get; internal set; } = [];

    /// <summary>Its name on the wire.</summary>
    public string WireName { get; internal set; } = "";

    /// <summary><c>path</c>, <c>query</c>, <c>header</c> or <c>body</c>.</summary>
    public string In { get; internal set; } = "";

    /// <summary>Its type and bounds.</summary>
    public ValueModel Value { get; internal set; } = new();

    /// <summary>True when it binds from the pipeline by property name: it names what is worked on.</summary>
    public bool FromPipeline { get; internal set; }

    /// <summary>What is sent where nothing is given, or null.</summary>
    public string? Default { get; internal set; }

    /// <summary>True when the session's default stands in for it.</summary>
    public bool FromSession { get; internal set; }

    /// <summary>The sets that it belongs to.</summary>
    public List<ParameterPlace> Places { get; } = [];

    /// <summary>What it means to the person who gives it.</summary>
    public string? Help { get; internal set; }

    /// <summary>False for an array that is sent as one comma-separated value.</summary>
    public bool Explode { get; internal set; } = true;

    /// <summary>The command through which its values are listed for completion: the operation and the JSON name of the value.</summary>
    public OperationModel? Source { get; internal set; }

    /// <summary>The JSON names, in the items of <see cref="Source"/>, of the parameter's value: the first that is there.</summary>
    public IReadOnlyList<string> SourceProperties { get; internal set; } = [];
}

/// <summary>A parameter's place in a parameter set.</summary>
public sealed class ParameterPlace
{
    /// <summary>The set.</summary>
    public string Set { get; internal set; } = "";

    /// <summary>True when the cmdlet insists on it.</summary>
    public bool Mandatory { get; internal set; }

    /// <summary>The position, or null.</summary>
    public int? Position { get; internal set; }

    /// <summary>
    /// True when a more specific set only tolerates it, so that an object which carries both identities binds; typed together with that set's own it is an error.
    /// </summary>
    public bool Tolerated { get; internal set; }
}
