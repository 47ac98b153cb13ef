using AtlasPS.Descriptions;

namespace AtlasPS.Commands;

/// <summary>What Atlas needs two operations for is one to people: a configuration is switched on or off, or it is replaced by what was piped in.</summary>
public sealed partial class SetAtlasAlertConfigCommand
{
    /// <inheritdoc/>
    internal override OperationDescription Operation =>
        PresentSet == "Toggle" && (InputObject ?? Body) is not null && !MyInvocation.BoundParameters.ContainsKey(nameof(Enabled))
            ? Array.Find(CommandDescription.Sets, set => set.Name == "Replace")!.Operation
            : base.Operation;
}
