namespace AtlasPS.Catalog.Tool.Import;

/// <summary>Says in a line an operation what a newer OpenAPI file brought.</summary>
internal sealed class FactsReport(ApiFacts former, ApiFacts newer)
{
    private const int Deepest = 6;

    /// <summary>A line for each operation that is new, changed or gone.</summary>
    public IEnumerable<string> Lines()
    {
        var old = former.Operations.ToDictionary(operation => operation.Id);
        var now = newer.Operations.ToDictionary(operation => operation.Id);
        foreach (var operation in newer.Operations)
        {
            if (!old.TryGetValue(operation.Id, out var was))
                yield return $"new      {operation}";
            else if (Changes(was, operation) is { Length: > 0 } changes)
                yield return $"changed  {operation}: {changes}";
        }

        foreach (var operation in former.Operations.Where(operation => !now.ContainsKey(operation.Id)))
            yield return $"gone     {operation}";
    }

    private string Changes(OperationFacts before, OperationFacts after)
    {
        var changes = new List<string>();
        if (before.Path != after.Path || before.Method != after.Method)
            changes.Add($"was {before.Method} {before.Path}");
        if (before.Latest.Date != after.Latest.Date)
            changes.Add($"version {before.Latest.Date} → {after.Latest.Date}");
        if (before.Deprecated != after.Deprecated)
            changes.Add(after.Deprecated ? "now deprecated" : "no longer deprecated");
        if (before.Retired != after.Retired)
            changes.Add(after.Retired ? "now retired" : "no longer retired");
        if (before.Sunset != after.Sunset)
            changes.Add(after.Sunset is null ? $"no longer ends on {before.Sunset}" : $"ends on {after.Sunset}");
        if (!before.Roles.SequenceEqual(after.Roles))
            changes.Add($"roles {string.Join(" ", before.Roles)} → {string.Join(" ", after.Roles)}");
        string[] was = [.. before.Parameters.Select(parameter => parameter.Name)];
        string[] now = [.. after.Parameters.Select(parameter => parameter.Name)];
        changes.AddRange(now.Except(was).Select(name => $"+{name}"));
        changes.AddRange(was.Except(now).Select(name => $"-{name}"));
        changes.AddRange(Fields("body", before.Latest.Body, after.Latest.Body));
        changes.AddRange(Fields("answer", before.Latest.Response, after.Latest.Response));
        return string.Join(", ", changes);
    }

    /// <summary>The fields of a body or an answer that came, went, or are of another kind, as paths.</summary>
    private IEnumerable<string> Fields(string where, SchemaFacts? was, SchemaFacts? now)
    {
        var old = Flatten(former, was);
        var current = Flatten(newer, now);
        foreach (var (path, kind) in current)
            if (!old.TryGetValue(path, out string? kindBefore))
                yield return $"+{where}.{path}";
            else if (kindBefore != kind)
                yield return $"{where}.{path} {kindBefore} → {kind}";
        foreach (string path in old.Keys.Where(path => !current.ContainsKey(path)))
            yield return $"-{where}.{path}";
    }

    private static SortedDictionary<string, string> Flatten(ApiFacts facts, SchemaFacts? schema)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (schema is not null)
            Gather(facts, schema, "", 0, fields, []);
        return fields;
    }

    private static void Gather(ApiFacts facts, SchemaFacts schema, string path, int depth, SortedDictionary<string, string> fields, HashSet<string> inside)
    {
        var resolved = facts.Resolve(schema);
        if (depth > Deepest || (resolved.Name is { } name && !inside.Add(name)))
            return;
        foreach (var part in resolved.AllOf.Concat(resolved.OneOf))
            Gather(facts, part, path, depth + 1, fields, inside);
        if (resolved.Items is { } items)
            Gather(facts, items, path + "[]", depth + 1, fields, inside);
        foreach (var (field, value) in resolved.Properties)
        {
            string at = path.Length == 0 ? field : $"{path}.{field}";
            fields[at] = Kind(facts.Resolve(value));
            Gather(facts, value, at, depth + 1, fields, inside);
        }

        if (resolved.Name is { } done)
            inside.Remove(done);
    }

    private static string Kind(SchemaFacts schema) => schema.Enum.Count > 0 ? string.Join("|", schema.Enum) : schema.Type ?? "object";
}
