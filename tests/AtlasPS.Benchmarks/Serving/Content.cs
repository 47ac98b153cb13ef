using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using AtlasPS.Benchmarks.Soak;

namespace AtlasPS.Benchmarks.Serving;

/// <summary>What the server answers with: lists of users, single users, 200 projects with a cluster each. Made once and then only sent.</summary>
internal sealed class Content(int users)
{
    public const string ProjectId = "6540f1449d389aecf56c5d41";
    public const int Projects = 200;
    public const int Users = 50_000;
    private const string Groups = "/api/atlas/v2/groups";
    private readonly ConcurrentDictionary<string, byte[]?> _answers = new(StringComparer.Ordinal);

    /// <summary>The answer to a GET; null where there is nothing.</summary>
    public byte[]? Of(string path, string query) => _answers.GetOrAdd(path + query, _ => Make(path, query));

    private byte[]? Make(string path, string query)
    {
        if (path == Groups)
            return Utf8(List(Enumerable.Range(0, Projects).Select(n => $$"""{"id":"{{n:x24}}","name":"Project {{n}}","orgId":"65b3c46c08993c0b4ebed568","clusterCount":1,"created":"2024-01-01T00:00:00Z","links":[]}"""), false));
        string[] parts = path[(Groups.Length + 1)..].Split('/');
        return parts switch
        {
            [_, "databaseUsers"] => Page(query),
            [_, "databaseUsers", "admin", var name] => Utf8(User(int.Parse(name.AsSpan(5), CultureInfo.InvariantCulture))),
            [var project, "clusters"] => Utf8(List([Cluster(project)], false)),
            _ => null,
        };
    }

    private byte[] Page(string query)
    {
        int size = Number(query, "itemsPerPage", 100), first = (Number(query, "pageNum", 1) - 1) * size;
        int count = Math.Clamp(users - first, 0, size);
        return Utf8(List(Enumerable.Range(first, count).Select(User), first + count < users));
    }

    private static string User(int n) =>
        $$$"""{"awsIAMType":"NONE","databaseName":"admin","description":"user {{{n}}} of a crowd","groupId":"{{{ProjectId}}}","labels":[{"key":"team","value":"payments"}],"ldapAuthType":"NONE","links":[],"oidcAuthType":"NONE","roles":[{"databaseName":"admin","roleName":"readWriteAnyDatabase"},{"databaseName":"app","roleName":"read"}],"scopes":[],"username":"user-{{{n:d6}}}","x509Type":"NONE"}""";

    private static string Cluster(string project) =>
        $$$$"""{"id":"{{{{project}}}}","groupId":"{{{{project}}}}","name":"Cluster0","clusterType":"REPLICASET","mongoDBVersion":"8.0.4","stateName":"IDLE","diskSizeGB":40.0,"replicationSpecs":[{"id":"{{{{project}}}}","regionConfigs":[{"providerName":"AWS","regionName":"US_EAST_1","priority":7,"electableSpecs":{"instanceSize":"M30","nodeCount":3}}]}]}""";

    private static string List(IEnumerable<string> items, bool more) =>
        $$"""{"links":[{"href":"http://localhost/","rel":"self"}{{(more ? """,{"href":"http://localhost/","rel":"next"}""" : "")}}],"results":[{{string.Join(',', items)}}]}""";

    private static int Number(string query, string name, int otherwise)
    {
        int at = query.IndexOf(name + "=", StringComparison.Ordinal);
        if (at < 0)
            return otherwise;
        var text = query.AsSpan(at + name.Length + 1);
        int end = text.IndexOf('&');
        return int.Parse(end < 0 ? text : text[..end], CultureInfo.InvariantCulture);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
