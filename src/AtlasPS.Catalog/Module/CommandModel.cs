namespace AtlasPS.Catalog;

/// <summary>The effect of a cmdlet on Atlas.</summary>
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

/// <summary>One cmdlet.</summary>
public sealed record CommandModel
{
    /// <summary>The decisions about it.</summary>
    public SurfaceCmdlet Surface { get; init; } = new();

    /// <summary>The family it belongs to.</summary>
    public string Family { get; init; } = "";

    /// <summary>e.g. <c>Get-AtlasAlert</c>.</summary>
    public string Name => Surface.Name;

    /// <summary>e.g. <c>Get</c>.</summary>
    public string Verb => Name.Substring(0, Name.IndexOf('-'));

    /// <summary>e.g. <c>AtlasAlert</c>.</summary>
    public string Noun => Name.Substring(Name.IndexOf('-') + 1);

    /// <summary>The class, e.g. <c>GetAtlasAlertCommand</c>.</summary>
    public string ClassName => Verb + Noun + "Command";

    /// <summary>A sentence that says what to use in place of an operation that is deprecated or retired.</summary>
    public string? Instead => Surface.Instead;

    /// <summary>The effect on Atlas.</summary>
    public CommandKind Kind { get; init; }

    /// <summary>The parameter sets, least specific first; the first is the default.</summary>
    public EquatableList<CommandSet> Sets { get; init; } = [];

    /// <summary>The parameters that come from the operations.</summary>
    public EquatableList<ParameterModel> Parameters { get; init; } = [];

    /// <summary><c>Low</c>, <c>Medium</c> or <c>High</c>.</summary>
    public string Impact { get; init; } = "Medium";

    /// <summary>The confirmation template.</summary>
    public string Confirm { get; init; } = "";

    /// <summary>True when it reads pages.</summary>
    public bool IsPaged => Kind == CommandKind.Read && Sets.Any(set => set.Operation.Answer == AnswerKind.Paged);

    /// <summary>True when it sends a body.</summary>
    public bool HasBody => Kind != CommandKind.Wait && Surface.Fixed.Count == 0 && Sets.Any(set => set.Operation.Body is not null);

    /// <summary>True when it takes the whole object: an operation replaces it.</summary>
    public bool TakesInputObject => Sets.Any(set => set.IsReplacement);

    /// <summary>True when the rows of a file give its settings.</summary>
    public bool TakesData => Kind == CommandKind.Change && HasBody && Verb is "New" or "Add" or "Set";

    /// <summary>True when its result comes out without being asked for: a new thing, and what a test found.</summary>
    public bool Emits => Verb is "New" or "Test" or "ConvertTo";

    /// <summary>True when Atlas answers with something that can come out.</summary>
    public bool HasAnswer => Sets.Any(set => set.Operation.Answer != AnswerKind.Empty);

    /// <summary>The same without what only people read and without its place in the file: equal as long as the code that follows from it is.</summary>
    public CommandModel WithoutWords() => this with
    {
        Surface = new SurfaceCmdlet
        {
            Name = Surface.Name,
            HandWritten = Surface.HandWritten,
            OneOf = Surface.OneOf,
            Fixed = Surface.Fixed,
            ShownOnce = Surface.ShownOnce,
            Wait = Surface.Wait is { } wait ? wait with { Source = CatalogSource.None } : null,
        },
        Parameters = [.. Parameters.Select(parameter => parameter with { Help = null })],
    };

    /// <summary>The names of the parameters that are declared by hand in its class.</summary>
    public IEnumerable<string> WrittenParameters => Surface.Parameters.Where(parameter => parameter.HandWritten).Select(parameter => parameter.Name);

    /// <summary>The names of the parameters that come from its base class and not from its operations.</summary>
    public IEnumerable<string> MachineryParameters
    {
        get
        {
            List<string> names = ["Session", "TimeoutSec", "MaximumRetryCount", "RetryIntervalSec"];
            if (Kind == CommandKind.Read)
                names.Add("ThrottleLimit");
            if (IsPaged)
                names.AddRange(["All", "PageSize", "First", "Skip", "IncludeTotalCount"]);
            if (HasBody)
                names.Add("Body");
            if (TakesInputObject || TakesData)
                names.Add("InputObject");
            if (Kind == CommandKind.Change && !Emits && HasAnswer)
                names.Add("PassThru");
            if (Kind == CommandKind.Change && Surface.Wait is not null)
                names.Add("Wait");
            if (Kind == CommandKind.Save)
                names.AddRange(Sets.Any(set => set.Operation.Media == "gzip") ? ["Path", "Force", "Expand"] : ["Path", "Force"]);
            if (Kind is CommandKind.Change or CommandKind.Save)
                names.AddRange(["WhatIf", "Confirm"]);
            return names;
        }
    }
}

/// <summary>A parameter set: one operation.</summary>
public sealed record CommandSet
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its operation.</summary>
    public OperationModel Operation { get; init; } = new();

    /// <summary>True when the operation replaces an object by the one that is sent.</summary>
    public bool IsReplacement => Operation is { Facts.Method: "PUT", Body.TypeName: not null };
}
