using System.Text;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Http;

namespace AtlasPS.Benchmarks.Soak;

/// <summary>A kind of call, and whether what came back is right.</summary>
internal abstract record SoakCall(string Id)
{
    private const string Users = $"/api/atlas/v2/groups/{Content.ProjectId}/databaseUsers";
    private const string MediaType = "application/vnd.atlas.2023-01-01+json";

    /// <summary>True for a call that must not be carried out twice.</summary>
    public bool Once => Method == HttpMethod.Post || Method == HttpMethod.Patch;

    protected abstract HttpMethod Method { get; }

    /// <summary>The call of a number: mostly single reads, some of everything else.</summary>
    public static SoakCall Of(int number) => (number % 10) switch
    {
        0 => new List($"c{number}"),
        1 or 2 => new Change($"c{number}", HttpMethod.Post),
        3 => new Change($"c{number}", HttpMethod.Patch),
        4 => new Change($"c{number}", HttpMethod.Delete),
        _ => new Single($"c{number}", number % 2000),
    };

    /// <summary>Sends it. True when the answer is right.</summary>
    public abstract Task<bool> SendAsync(AtlasHttpSession session);

    protected AtlasRequest Request(string path)
    {
        var request = new AtlasRequest(Method, path) { Accept = MediaType };
        request.Headers.Add(new(FaultyServer.CallHeader, Id));
        return request;
    }

    private sealed record Single(string Id, int Number) : SoakCall(Id)
    {
        protected override HttpMethod Method => HttpMethod.Get;

        public override async Task<bool> SendAsync(AtlasHttpSession session) =>
            (await session.SendAsync(Request($"{Users}/admin/user-{Number:d6}"), null, CancellationToken.None)).ReadJson().GetProperty("username").GetString() == $"user-{Number:d6}";
    }

    private sealed record List(string Id) : SoakCall(Id)
    {
        protected override HttpMethod Method => HttpMethod.Get;

        public override async Task<bool> SendAsync(AtlasHttpSession session)
        {
            int count = 0;
            bool inOrder = true;
            await foreach (var page in session.ReadPagesAsync(Request(Users), new AtlasPaging { All = true, PageSize = 500 }, null, CancellationToken.None))
                foreach (var user in page.Items)
                    inOrder &= user.GetProperty("username").GetString() == $"user-{count++:d6}";
            return inOrder && count == 2000;
        }
    }

    private sealed record Change(string Id, HttpMethod Verb) : SoakCall(Id)
    {
        protected override HttpMethod Method => Verb;

        public override async Task<bool> SendAsync(AtlasHttpSession session)
        {
            var request = Request($"{Users}/admin/{Id}");
            request.Body = Encoding.UTF8.GetBytes($$"""{"username":"{{Id}}"}""");
            request.ContentType = MediaType;
            await session.SendAsync(request, null, CancellationToken.None);
            return true;
        }
    }
}
