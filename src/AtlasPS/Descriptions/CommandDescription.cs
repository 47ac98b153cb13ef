using AtlasPS.Calls;
using AtlasPS.Resources;

namespace AtlasPS.Descriptions;

/// <summary>A cmdlet of the catalog, as its base class needs it.</summary>
internal sealed class CommandDescription
{
    public CommandDescription(string noun, ParameterSetDescription[] sets, ParameterDescription[] parameters)
    {
        Noun = noun;
        Sets = sets;
        Parameters = parameters;
    }

    /// <summary>The noun in words, e.g. <c>backup export bucket</c>.</summary>
    public string Noun { get; }

    /// <summary>Parameter sets, least specific first.</summary>
    public ParameterSetDescription[] Sets { get; }

    public ParameterDescription[] Parameters { get; }

    /// <summary>The confirmation template; see <c>Confirmation</c>.</summary>
    public string Confirm { get; set; } = "";

    /// <summary>True where data or access is lost: then the confirmation names scopes by id too.</summary>
    public bool Destructive { get; set; }

    /// <summary>The property of what is made that holds a secret which Atlas shows once; null for none.</summary>
    public string? ShownOnce { get; set; }

    /// <summary>Parameters of which at least one must be given.</summary>
    public string[] OneOf { get; set; } = [];

    /// <summary>Fields that every request has, by JSON name.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; set; } = new Dictionary<string, string>();

    /// <summary>True for a cmdlet that takes its settings from data, such as the rows of a file.</summary>
    public bool TakesData { get; set; }

    /// <summary>The types of which a cmdlet that destroys takes an object from the pipeline; none where any will do.</summary>
    public string[] Kinds { get; set; } = [];

    public WaitDescription? Wait { get; set; }
}

/// <summary>A parameter set and its operation.</summary>
internal sealed class ParameterSetDescription(string name, OperationDescription operation)
{
    public string Name { get; } = name;

    public OperationDescription Operation { get; } = operation;
}

/// <summary>Where on the wire a parameter goes.</summary>
internal enum RequestPart
{
    Path,
    Query,
    Header,
    Body,
}

/// <summary>A parameter that comes from the catalog.</summary>
internal sealed class ParameterDescription(string name, string wireName, RequestPart place, ValueDescription value)
{
    public string Name { get; } = name;

    public string WireName { get; } = wireName;

    public RequestPart Place { get; } = place;

    public ValueDescription Value { get; } = value;

    /// <summary>True when the session's default stands in.</summary>
    public bool FromSession { get; set; }

    /// <summary>True when piped objects give it: it names what is worked on.</summary>
    public bool FromPipeline { get; set; } = place == RequestPart.Path;

    /// <summary>True for what names the thing that the cmdlet is about.</summary>
    public bool IsIdentity { get; set; }

    /// <summary>True for a project or an organization, which may be given by name.</summary>
    public bool IsScope => Scopes.Contains(WireName);

    /// <summary>The value to send where none is given; null for none.</summary>
    public string? Default { get; set; }

    /// <summary>True when it does not belong to every set, so that it tells sets apart.</summary>
    public bool Distinguishes { get; set; }

    /// <summary>Sets in which the request must hold it although PowerShell does not ask for it: -Body may have it, or a default stands in.</summary>
    public string[] RequiredIn { get; set; } = [];

    /// <summary>The value with which data or access is lost: <c>true</c>, <c>false</c> or <c>any</c>; null for none.</summary>
    public string? Loses { get; set; }

    /// <summary>Other values to send where none is given, when another parameter has a value of some form.</summary>
    public ConditionalDefault[] Defaults { get; set; } = [];

    /// <summary>The JSON name under which responses hold the value, where requests have another one.</summary>
    public string? Reads { get; set; }

    /// <summary>Sets that merely tolerate it.</summary>
    public string[] ToleratedIn { get; set; } = [];

    /// <summary>The operation that lists its values, for completion and "did you mean".</summary>
    public Func<OperationDescription>? Source { get; set; }

    /// <summary>The JSON names of the value in the items of <see cref="Source"/>: the first that is there.</summary>
    public string[] SourceProperties { get; set; } = [];

    /// <summary>False for an array that is sent as one comma-separated value.</summary>
    public bool Explode { get; set; } = true;
}

/// <summary>A value to send where none is given, when another parameter has a value of some form: users who sign in with a certificate are those of <c>$external</c>.</summary>
/// <param name="Value">The value to send.</param>
/// <param name="Parameter">The other parameter.</param>
/// <param name="Pattern">The form of its value, a regular expression.</param>
internal sealed record ConditionalDefault(string Value, string Parameter, string Pattern);

/// <summary>How to wait for the end of what an operation begins.</summary>
internal sealed class WaitDescription(OperationDescription poll)
{
    public OperationDescription Poll { get; } = poll;

    /// <summary>Where the state is: the first of these that is there. None where the properties named in <see cref="Done"/> and <see cref="Failed"/> say it by holding something.</summary>
    public string[] Properties { get; set; } = [];

    public string[] Done { get; set; } = [];

    public string[] Failed { get; set; } = [];

    public bool Gone { get; set; }
}
