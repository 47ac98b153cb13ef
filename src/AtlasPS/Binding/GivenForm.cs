using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Resources;

namespace AtlasPS.Binding;

/// <summary>How something was given for a request body, and which object of an answer it may be a copy of.</summary>
/// <param name="Answer">The type of what the cmdlet's answers hold at this place; null where that is not known.</param>
/// <param name="WasRead">True for what Atlas sent and no one has changed.</param>
/// <param name="IsText">True inside a body that was given as JSON text.</param>
/// <param name="IsCopy">True for a custom object that PowerShell made of an object of ours: then what is absent is there as null.</param>
/// <param name="IsAnswer">True inside what an answer was, whatever was made of it: it holds what only answers have.</param>
internal sealed record GivenForm(TypeDescription? Answer, bool WasRead = false, bool IsText = false, bool IsCopy = false, bool IsAnswer = false)
{
    private const string Namespace = "AtlasPS.";

    /// <summary>The same, for a value at this place.</summary>
    public GivenForm Of(object? value) => value switch
    {
        AtlasObject { WasRead: true } read => new GivenForm(read.TypeDescription, WasRead: true),
        AtlasObject made => this with { Answer = made.TypeDescription, WasRead = false, IsText = false },
        JsonElement => this,
        PSObject custom => this with { Answer = TypeOf(custom) ?? Answer, WasRead = false, IsCopy = IsCopy || TypeOf(custom) is not null },
        _ => this with { WasRead = false },
    };

    /// <summary>The same, for the value of a field.</summary>
    public GivenForm Inside(string name) => this with { Answer = Answer?.Find(name)?.Value.Type?.Invoke() };

    /// <summary>True for a value that is as Atlas sent it.</summary>
    public bool IsUntouched(object? value) => WasRead && value is JsonElement;

    /// <summary>True for a name that answers have and the request does not: fields, identities of the thing's owners, and properties that are computed, such as those behind the heads of tables.</summary>
    public bool IsOnlyOfAnswers(string name) => name == "links" || (Answer is { } type && (type.Find(name) is not null
        || type.OccasionalStamps.Any(stamp => stamp.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        || PSObject.AsPSObject(type.Create()).Properties[name] is not null));

    /// <summary>The same, once its fields are known: what holds fields that only answers have was an answer.</summary>
    public GivenForm Of(IEnumerable<KeyValuePair<string, object?>> fields, TypeDescription request) => this with
    {
        IsAnswer = IsAnswer || IsCopy || WasRead || (Answer is { } answer && fields.Any(field => answer.Find(field.Key) is { } known && (known.ReadOnly || request.Find(field.Key) is not { ReadOnly: false }))),
    };

    /// <summary>True for an object, in whichever form, that an answer was: what it holds it held when it was read. Text may be from anywhere.</summary>
    public bool IsObjectOfAnswer => IsAnswer && !IsText;

    /// <summary>True for what a copy holds only because a table has a head of that name, whatever the request calls so.</summary>
    public bool IsHead(string name) => IsCopy && Answer is { } answer && answer.Find(name) is null && PSObject.AsPSObject(answer.Create()).Properties[name] is PSAliasProperty or PSScriptProperty;

    /// <summary>False for a null that no one has set: many forms have one for each absent field, and Atlas refuses some of those that it sends itself.</summary>
    public bool IsThere(object? value) => !IsAnswer || (WasRead ? value is not JsonElement { ValueKind: JsonValueKind.Null } : value is not (null or JsonElement { ValueKind: JsonValueKind.Null }));

    /// <summary>The JSON name of a field that no type declares: PowerShell's copies have the name of the property.</summary>
    public string NameOfUnknown(string name) => IsCopy && Answer is { Fields.Count: > 0 } && name.Length > 0 ? char.ToLowerInvariant(name[0]) + name.Substring(1) : name;

    /// <summary>The type of which PowerShell made a custom object, when it selected properties or brought it from another process.</summary>
    private static TypeDescription? TypeOf(PSObject custom)
    {
        foreach (string name in custom.TypeNames)
        {
            int at = name.IndexOf('.' + Namespace, StringComparison.Ordinal);
            if (at > 0 && typeof(AtlasObject).Assembly.GetType(name.Substring(at + 1)) is { IsAbstract: false } type && typeof(AtlasObject).IsAssignableFrom(type))
                return ((AtlasObject)Activator.CreateInstance(type)!).TypeDescription;
        }

        return null;
    }
}
