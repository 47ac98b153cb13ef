using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Binding;
using AtlasPS.Feedback;
using AtlasPS.Http;

namespace AtlasPS.Commands;

/// <summary>Atlas accepts a comment alone and acknowledges nothing, so the time or the withdrawal is required.</summary>
public sealed partial class ConfirmAtlasAlertCommand
{
    /// <summary>Acknowledges for a hundred years, which is how Atlas says for good.</summary>
    [Parameter]
    public SwitchParameter Forever { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!Forever)
            return;
        if (AcknowledgedUntil is not null || UnacknowledgeAlert)
            ThrowTerminatingError(ErrorRecords.From(new AtlasInputException("ExclusiveParameters", $"-Forever and -{(UnacknowledgeAlert ? nameof(UnacknowledgeAlert) : nameof(AcknowledgedUntil))} exclude each other.", "Give one of them.", null)));
        AcknowledgedUntil = DateTime.UtcNow.Date.AddYears(100);
        MyInvocation.BoundParameters[nameof(AcknowledgedUntil)] = AcknowledgedUntil;
    }

    private protected override void Refuse(AtlasRequest request)
    {
        // A whole body says what it means.
        if (Body is not null)
            return;
        using var body = JsonDocument.Parse(request.Body);
        if (body.RootElement.ValueKind != JsonValueKind.Object || body.RootElement.TryGetProperty("acknowledgedUntil", out _) || body.RootElement.TryGetProperty("unacknowledgeAlert", out _))
            return;
        throw new AtlasInputException("NothingAcknowledged", "A comment alone acknowledges no alert.",
            "Give -AcknowledgedUntil, such as (Get-Date).AddDays(1), -Forever, or -Unacknowledge to let the alert notify again.", AlertId);
    }
}
