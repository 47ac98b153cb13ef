using System.Text.Json;
using AtlasPS.Http;

namespace AtlasPS.Commands;

/// <summary>A download harms nobody; an automated restore removes everything that was in the cluster it writes to.</summary>
public sealed partial class NewAtlasLegacyBackupRestoreJobCommand
{
    private protected override bool Overwrites(AtlasRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.TryGetProperty("delivery", out var delivery)
            && delivery.TryGetProperty("methodName", out var method)
            && method.GetString() == "AUTOMATED_RESTORE";
    }
}
