namespace AtlasPS.Catalog.Tool.Import;

/// <summary>Says in a line an operation what a newer OpenAPI file brought.</summary>
internal static class FactsReport
{
    public static IEnumerable<string> Compare(ApiFacts before, ApiFacts after)
    {
        var old = before.Operations.ToDictionary(operation => operation.Id);
        var now = after.Operations.ToDictionary(operation => operation.Id);
        foreach (var operation in after.Operations)
        {
            if (!old.TryGetValue(operation.Id, out var former))
                yield return $"new      {operation}";
            else if (Changes(former, operation) is { Length: > 0 } changes)
                yield return $"changed  {operation}: {changes}";
        }

        foreach (var operation in before.Operations.Where(operation => !now.ContainsKey(operation.Id)))
            yield return $"gone     {operation}";
    }

    private static string Changes(OperationFacts before, OperationFacts after)
    {
        var changes = new List<string>();
        if (before.Path != after.Path || before.Method != after.Method)
            changes.Add($"was {before.Method} {before.Path}");
        if (before.Latest.Date != after.Latest.Date)
            changes.Add($"version {before.Latest.Date} → {after.Latest.Date}");
        if (before.Deprecated != after.Deprecated)
            changes.Add(after.Deprecated ? "now deprecated" : "no longer deprecated");
        string[] was = [.. before.Parameters.Select(parameter => parameter.Name)];
        string[] now = [.. after.Parameters.Select(parameter => parameter.Name)];
        changes.AddRange(now.Except(was).Select(name => $"+{name}"));
        changes.AddRange(was.Except(now).Select(name => $"-{name}"));
        return string.Join(", ", changes);
    }
}
