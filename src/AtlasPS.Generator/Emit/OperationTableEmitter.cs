using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Writes the operations that cmdlets stand for, each made when it is first needed.</summary>
internal static class OperationTableEmitter
{
    public static string Emit(IEnumerable<OperationSpec> operations)
    {
        var code = new CodeWriter("src/AtlasPS.Catalog/facts/operations, and from the cmdlets of the whole catalog");
        code.Line("using AtlasPS.Resources;").Line();
        code.Open("namespace AtlasPS.Descriptions");
        code.Open("internal static class OperationTable");
        foreach (var operation in operations)
            Emit(code, operation);
        return code.Close().Close().ToString();
    }

    private static void Emit(CodeWriter code, OperationSpec spec)
    {
        var operation = spec.Operation;
        var facts = operation.Facts;
        var version = facts.Latest;
        var settings = new List<string> { $"Answer = ResponseForm.{operation.Answer}" };
        if (operation.Media != "json")
            settings.Add($"Media = {CodeWriter.Literal(operation.Media)}");
        if (operation.Output is { } output)
            settings.Add($"Output = () => global::AtlasPS.{output}.OwnDescription");
        if (operation.Lists.Count > 0)
            settings.Add($"Lists = {CodeWriter.Literals(operation.Lists)}");
        if (operation.Body is { } body)
            settings.Add($"Body = {ValueEmitter.Info(body)}");
        if (facts.Parameter("includeCount") is not null)
            settings.Add("CanCount = true");
        if (facts.Roles.Count > 0)
            settings.Add($"Roles = {CodeWriter.Literals(facts.Roles)}");
        var names = facts.PathNames.ToList();
        if (names.Count > 0)
            settings.Add($"PathNames = {CodeWriter.Literals(names)}");
        if (Warning(facts, spec.Instead) is { } warning)
            settings.Add($"Warning = {CodeWriter.Literal(warning)}");
        if (spec.Listing is { } listing)
            settings.Add($"Collection = () => {listing}, CollectionCommand = {CodeWriter.Literal(spec.ListingCommand)}");
        if (spec.LookCommand is { } look)
            settings.Add($"LookCommand = {CodeWriter.Literal(look)}");
        if (spec.Reading is { } reading)
            settings.Add($"Reading = () => {reading}");
        string field = "s_" + operation.Name;
        code.Line($"private static OperationDescription? {field};");
        code.Line($"public static OperationDescription {operation.Name} => {field} ??= new({CodeWriter.Literal(facts.Id)}, {CodeWriter.Literal(facts.Method)}, {CodeWriter.Literal(facts.Path)}, {CodeWriter.Literal(version.Date)}) {{ {string.Join(", ", settings)} }};");
        code.Line();
    }

    private static string? Warning(OperationFacts facts, string? sentence)
    {
        string instead = sentence is null ? "" : $" {sentence}";
        string ends = (facts.Sunset ?? facts.Latest.Sunset) is { } date ? $" It ends on {date}." : "";
        if (facts.Retired)
            return $"Atlas has retired the operation {facts.Id}; expect it to be refused.{instead}";
        if (facts.Deprecated)
            return $"Atlas advises against the operation {facts.Id}.{ends}{instead}";
        return facts.Latest.Preview ? $"The operation {facts.Id} is a preview: Atlas may change it without notice." : null;
    }
}
