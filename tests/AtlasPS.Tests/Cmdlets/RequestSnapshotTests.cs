using System.Collections;
using System.Text;
using AtlasPS.Catalog;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// The request of each cmdlet in each parameter set, letter by letter, held against a file in the repository: a change of the code that is not meant to be one of the wire
/// shows there.
/// </summary>
public sealed class RequestSnapshotTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    /// <summary>What says who asks, from where and with which proof: it differs from run to run.</summary>
    private static readonly HashSet<string> Passing = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Host", "User-Agent" };

    [Fact]
    public void Every_request_is_sent_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder();
        foreach (var call in SpecimenCall.All.OrderBy(call => call.ToString(), StringComparer.Ordinal))
        {
            foreach (bool onlyNeeded in (bool[])[true, false])
            {
                world.Atlas.ClearLog();
                call.Invoke(world, call.Command.Kind == CommandKind.Save ? new Hashtable { ["Path"] = folder.Path, ["Force"] = true } : [], onlyNeeded);
                text.Append($"# {call}, {(onlyNeeded ? "what it needs" : "everything")}\n{Written(world.Served.FirstOrDefault())}\n");
            }
        }

        Snapshot.Verify("requests.txt", text.ToString());
    }

    private static string Written(RecordedRequest? request)
    {
        if (request is null)
            return "nothing is sent\n";
        var text = new StringBuilder($"{request.Method} {request.Target}\n");
        foreach (var header in request.Headers.Where(header => !Passing.Contains(header.Key)).OrderBy(header => header.Key, StringComparer.Ordinal))
            text.Append($"{header.Key}: {header.Value}\n");
        return text.Append(request.Body.Length > 0 ? request.Body + "\n" : "").ToString();
    }
}
