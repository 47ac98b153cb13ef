using System.Text.Json;
using AtlasPS.Binding;
using AtlasPS.Http;

namespace AtlasPS.Commands;

/// <summary>Atlas accepts a comment alone and acknowledges nothing, so the time or the withdrawal is required.</summary>
public sealed partial class ConfirmAtlasAlertCommand
{
    private protected override void Refuse(AtlasRequest request)
    {
        // A whole body says what it means.
        if (Body is not null)
            return;
        using var body = JsonDocument.Parse(request.Body);
        if (body.RootElement.ValueKind != JsonValueKind.Object || body.RootElement.TryGetProperty("acknowledgedUntil", out _) || body.RootElement.TryGetProperty("unacknowledgeAlert", out _))
            return;
        throw new AtlasInputException("NothingAcknowledged", "A comment alone acknowledges no alert.",
            "Give -AcknowledgedUntil, such as (Get-Date).AddDays(1), or -Unacknowledge to let the alert notify again.", AlertId);
    }
}
