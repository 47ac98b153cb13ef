namespace AtlasPS.Simulator.Store;

/// <summary>Which properties of a document answer to the path parameters that name it.</summary>
internal sealed class DocumentKey
{
    /// <summary>Parameters whose property bears another name than theirs or a plain id or name.</summary>
    private static readonly Dictionary<string, string[]> Special = new()
    {
        ["entryValue"] = ["cidrBlock", "ipAddress", "awsSecurityGroup"],
        ["integrationType"] = ["type"],
        ["identityProviderId"] = ["oktaIdpId", "id"],
        ["ipAddress"] = ["ipAddress", "cidrBlock"],
        ["endpointId"] = ["endpointId", "id", "interfaceEndpointId", "cloudProviderEndpointId", "privateEndpointResourceId", "_id"],
        ["indexId"] = ["indexID", "id"],
        ["userName"] = ["username"],
    };

    private readonly string[][] _candidates;

    public DocumentKey(IEnumerable<string> parameters) => _candidates = [.. parameters.Select(Candidates)];

    /// <summary>The values of a document's key; empty when it lacks one of them.</summary>
    public IReadOnlyList<string> Of(Document document)
    {
        var values = _candidates.Select(names => names.Select(document.Text).FirstOrDefault(value => value is not null)).ToList();
        return values.Contains(null) ? [] : [.. values.OfType<string>()];
    }

    /// <summary>True when each value stands in one of the properties that may hold it.</summary>
    public bool Fits(Document document, IReadOnlyList<string> values) =>
        _candidates.Length > 0 && _candidates.Length == values.Count
        && _candidates.Zip(values).All(pair => pair.First.Any(name => document.Text(name) == pair.Second));

    /// <summary>The properties that may hold the value of a path parameter, the likeliest first.</summary>
    public static string[] Candidates(string parameter)
    {
        if (Special.TryGetValue(parameter, out string[]? special))
            return special;
        if (parameter.EndsWith("Id", StringComparison.Ordinal) || parameter == "id")
            return [parameter, "id", "_id"];
        if (parameter.EndsWith("Name", StringComparison.Ordinal) || parameter == "name")
            return [parameter, parameter.Replace("Name", "", StringComparison.Ordinal), "name"];
        return [parameter];
    }

    public static string Join(IReadOnlyList<string> values) => string.Join('\n', values);
}
