using System.Globalization;
using System.Text.Json.Nodes;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>Any number of database users, made as they are asked for.</summary>
internal static class DatabaseUserCrowd
{
    private const string Template = "/groups/{groupId}/databaseUsers";
    private const string NamePrefix = "user-";

    private static readonly string[] Roles = ["readWriteAnyDatabase", "readAnyDatabase", "atlasAdmin", "read", "readWrite"];

    public static void Plant(DocumentStore store, string baseAddress, string projectId, int count)
    {
        var resource = store.Map.Get(Template);
        resource.Known = true;
        string link = $"{baseAddress}{ResourceMap.Prefix}/groups/{projectId}/databaseUsers/admin/";
        store.Collection(resource, new Dictionary<string, string> { ["groupId"] = projectId })
            .Generate(new GeneratedDocuments(count, index => Make(index, projectId, link), key => IndexOf(key, count)));
    }

    private static JsonObject Make(int index, string projectId, string link)
    {
        string name = NamePrefix + index.ToString("d6", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["awsIAMType"] = "NONE",
            ["databaseName"] = "admin",
            ["groupId"] = projectId,
            ["labels"] = new JsonArray(),
            ["ldapAuthType"] = "NONE",
            ["links"] = new JsonArray(new JsonObject { ["href"] = link + name, ["rel"] = "self" }),
            ["oidcAuthType"] = "NONE",
            ["roles"] = new JsonArray(new JsonObject { ["databaseName"] = "admin", ["roleName"] = Roles[index % Roles.Length] }),
            ["scopes"] = new JsonArray(),
            ["username"] = name,
            ["x509Type"] = "NONE",
        };
    }

    /// <summary>The index of the user whom a key names: <c>admin</c>, <c>user-000042</c>.</summary>
    private static int? IndexOf(IReadOnlyList<string> key, int count) =>
        key is ["admin", var name] && name.StartsWith(NamePrefix, StringComparison.Ordinal) && name.Length >= NamePrefix.Length + 6
        && int.TryParse(name.AsSpan(NamePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
        && index < count && name == NamePrefix + index.ToString("d6", CultureInfo.InvariantCulture)
            ? index
            : null;
}
