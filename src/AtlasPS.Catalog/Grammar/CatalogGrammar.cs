namespace AtlasPS.Catalog;

/// <summary>The keys of the YAML files below <c>cmdlets/</c>: the one table that the reader, the check and the schema for editors come from.</summary>
internal static class CatalogGrammar
{
    private static readonly TextGrammar Text = new();
    private static readonly FlagGrammar Flag = new();
    private static readonly NumberGrammar Number = new();
    private static readonly ChoiceGrammar Texts = new(Text, new ListGrammar(Text));
    private static readonly NamesGrammar TextsByName = new(Text);

    private static readonly MappingGrammar Column = new("column",
        new("property", Text, "The property that the column shows."),
        new("script", Text, "A PowerShell expression over $_ that computes the cell."),
        new("right", Flag, "true to align to the right."),
        new("width", Number, "The width in characters. Fits the content unless set."));

    private static readonly MappingGrammar Type = new("type",
        new("schema", Texts, "The schema of the API, or several that describe the same thing. A type that is written by hand has none."),
        new("keys", new NamesGrammar(Texts), "The identity of the object in the pipeline: the parameter that takes it, and the JSON name that holds it."),
        new("label", Text, "The JSON name of the field that holds what a person calls the object."),
        new("text", Text, "The text form of the object, which people type and tables print: {jsonName} is a field, [...] may be missing, {jsonName=VALUE} is VALUE where it is."),
        new("members", Texts, "Properties that the API description does not list: written by hand in src/AtlasPS, or seen in responses."),
        new("owners", TextsByName, "Where an object says to which thing it belongs: the parameter that names the thing, and the JSON name of the field that holds the name or begins with it."),
        new("sends", Texts, "JSON names of fields that the API description marks as read-only although a request has to send them back."),
        new("view", new ListGrammar(new ChoiceGrammar(Text, new NamesGrammar(new ChoiceGrammar(Text, Column))), AtMost: 7), "The columns of the default table, at most seven: a property, or a heading with its property or script."));

    private static readonly MappingGrammar Parameter = new("parameter",
        new("help", Text, "The help of the parameter."),
        new("from", Text, "The name in the API, where it does not follow from the parameter's name."),
        new("alias", Texts, "Further names. The name in the API is one without being listed."),
        new("as", new TextGrammar("switch", "json", "date", "duration", "milliseconds", "seconds", "secret", "text"), "Another type than the API description has."),
        new("mandatory", Flag, "true where the cmdlet requires it although the API does not."),
        new("default", Text, "The value to send where none is given although the API requires one."),
        new("pipeline", Flag, "true to bind it from piped objects although it is not part of the path."),
        new("values", Texts, "Values that completion offers: a list, or operation.property for those that an operation lists."),
        new("position", Number, "The position."),
        new("loses", new TextGrammar("true", "false", "any", "fewer"), "The value with which data or access is lost: then the cmdlet asks as one of High impact does. fewer compares nodes and their sizes with the present ones, which the operation of 'wait' reads."),
        new("defaults", new NamesGrammar(Texts), "Other defaults, each with the conditions of which one must hold: a parameter, a space, and the pattern of its value."),
        new("reads", Text, "The JSON name under which responses hold the value, where requests have another one."),
        new("sets", Texts, "The parameter sets that it belongs to."),
        new("handWritten", Flag, "true where the parameter is declared in the cmdlet's class in src/AtlasPS and stands for no value of an operation."));

    private static readonly MappingGrammar Wait = new("wait",
        new("poll", Text, "The GET operation to poll.", Required: true),
        new("property", Texts, "The JSON name of the property that holds the state; of several the first that is there counts."),
        new("done", Texts, "The values of the state that end the wait."),
        new("failed", Texts, "The values of the state that end the wait with an error."),
        new("unlisted", Texts, "Those of done and failed that Atlas uses although the API description does not list them."),
        new("gone", Flag, "true where status code 404 ends the wait."));

    private static readonly MappingGrammar Example = new("example",
        new("code", Text, "PowerShell, as a person types it. A test runs it.", Required: true),
        new("text", Text, "What the example does.", Required: true));

    private static readonly MappingGrammar Error = new("error",
        new("category", new TextGrammar("PermissionDenied", "LimitsExceeded", "InvalidOperation", "InvalidArgument", "ObjectNotFound", "ResourceExists", "ResourceBusy", "ResourceUnavailable", "SecurityError", "QuotaExceeded"), "The category of the error record.", Required: true),
        new("ends", Flag, "true where every further input would meet the same error, so that the pipeline ends."),
        new("advice", Text, "What to do: the recommendation of the error record. {Roles} stands for the roles that the operation requires.", Required: true));

    private static readonly MappingGrammar Cmdlet = new("cmdlet",
        new("synopsis", Text, "One sentence.", Required: true),
        new("description", Text, "What happens, what it costs, and what to do next.", Required: true),
        new("operation", Text, "The id of the operation."),
        new("operations", TextsByName, "Parameter set name and operation id, the least specific first; that one is the default."),
        new("handWritten", Flag, "true where the class is in src/AtlasPS. Help and documentation still come from here."),
        new("parameters", new NamesGrammar(new ChoiceGrammar(Text, Parameter)), "By public name: the help, or the keys of a parameter."),
        new("lists", Texts, "The properties of the response that hold the items, where they are not called results."),
        new("shownOnce", Text, "The property of what is made that holds a secret which Atlas shows once, such as PrivateKey or Secrets.Secret."),
        new("oneOf", Texts, "Parameters of which at least one must be given, in -Body or by itself."),
        new("fixed", TextsByName, "JSON names and values that every request has. Nothing else of the body can be given then."),
        new("omit", Texts, "Names in the API that get no parameter."),
        new("explicit", new ChoiceGrammar(new TextGrammar("groupId", "orgId"), new ListGrammar(new TextGrammar("groupId", "orgId"))), "groupId or orgId, where the session does not supply it."),
        new("confirm", Text, "The question before a change: {Name} is the value of a parameter, [...] is left out where a value in it is missing."),
        new("impact", new TextGrammar("Low", "Medium", "High"), "How -Confirm weighs the change. Remove- is High, everything else Medium, unless set."),
        new("instead", Text, "What to use in place of a deprecated or retired operation."),
        new("wait", Wait, "How to wait for the end of the work that the operation starts."),
        new("examples", new ListGrammar(Example, AtLeast: 2), "At least two examples.", Required: true));

    /// <summary>A file of a resource family.</summary>
    public static MappingGrammar Family { get; } = new("family",
        new("family", Text, "The heading of the family.", Required: true),
        new("parameters", TextsByName, "Help for parameters that several cmdlets of the family share."),
        new("types", new NamesGrammar(Type), "The public object types, by name."),
        new("cmdlets", new NamesGrammar(Cmdlet), "The cmdlets, by name."));

    /// <summary>The file <c>_common.yaml</c>.</summary>
    public static MappingGrammar Common { get; } = new("common file",
        new("spellings", Texts, "Words that are not written in lower case in sentences, as they are written."),
        new("parents", TextsByName, "What a sentence calls the thing that a path parameter names, where that does not follow from the parameter's name. Empty where the thing is a place."),
        new("machinery", TextsByName, "Help for the parameters that come from the base classes of the cmdlets."),
        new("parameters", TextsByName, "Help for parameters that many cmdlets share."),
        new("errors", new NamesGrammar(Error), "What the error codes of Atlas mean, by code."));
}
