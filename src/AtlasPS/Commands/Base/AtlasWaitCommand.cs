using AtlasPS.Calls;
using AtlasPS.Descriptions;

namespace AtlasPS.Commands;

/// <summary>A cmdlet that waits for something already under way, and then returns it.</summary>
public abstract class AtlasWaitCommand : AtlasCatalogCommand
{
    private protected AtlasWaitCommand()
    {
    }

    /// <inheritdoc/>
    private protected override void Process()
    {
        Bind(Operation);
        if (new Waiter(this, CommandDescription.Wait!, TimeoutSec, afterChange: false).Wait(PathValues) is { } final)
            WriteObject(final);
    }
}
