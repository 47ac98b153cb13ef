using System.Management.Automation;
using AtlasPS.Completion;
using AtlasPS.Sessions;

namespace AtlasPS.Commands;

/// <summary>Sets the project and the organization that cmdlets work in unless they are told another. Changes nothing at Atlas.</summary>
[Cmdlet(VerbsCommon.Set, "AtlasContext", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, HelpUri = "https://mongodb.com/docs/atlas/configure-api-access/")]
[OutputType(typeof(AtlasSession))]
public sealed class SetAtlasContextCommand : AtlasCommand
{
    /// <summary>The project, by id or by name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupId")]
    [ArgumentCompleter(typeof(Completion.AtlasCompleter))]
    public string? ProjectId { get; set; }

    /// <summary>The organization, by id or by name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(Completion.AtlasCompleter))]
    public string? OrgId { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        if (string.IsNullOrEmpty(ProjectId) && string.IsNullOrEmpty(OrgId))
            throw new AtlasInputException("NothingToChange", "Nothing was given that could be set.", "Give -ProjectId or -OrgId, each an id or a name.", null);
        string action = $"Work in {string.Join(" and ", new[] { ProjectId is null ? null : $"project '{ProjectId}'", OrgId is null ? null : $"organization '{OrgId}'" }.OfType<string>())}";
        if (!ShouldProcess(action, $"{action}?", "Confirm"))
            return;
        ContextChoice.Apply(this, Connection, Chosen(ProjectId), Chosen(OrgId));
        // The organization of another project is another one, unless it was named.
        if (!string.IsNullOrEmpty(ProjectId) && string.IsNullOrEmpty(OrgId) && (Connection.OrgId is null || Connection.OrgSource == Verification.OfProject))
            Verification.Run(this, Connection);
        if (PassThru)
            WriteObject(Connection.HandOut());
    }

    private static Sourced<string>? Chosen(string? given) => string.IsNullOrEmpty(given) ? null : new(given!, "Set-AtlasContext");
}
