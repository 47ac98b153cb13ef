using System.Management.Automation;
using AtlasPS.Calls;
using AtlasPS.Descriptions;
using AtlasPS.Http;

namespace AtlasPS.Commands;

/// <summary>A cmdlet whose operation only begins something, and which can wait for its end.</summary>
public abstract class AtlasWaitableCommand : AtlasChangeCommand
{
    private protected AtlasWaitableCommand()
    {
    }

    /// <summary>Waits, with a progress bar, until Atlas has finished; <c>-TimeoutSec</c> bounds the wait.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    private protected override void Finish(IReadOnlyList<object> made)
    {
        if (!Wait)
        {
            base.Finish(made);
            return;
        }

        var waiter = new Waiter(this, CommandDescription.Wait!, TimeoutSec, afterChange: true);
        object? final = waiter.Wait(Known(made.OfType<AtlasObject>().FirstOrDefault()));
        if (Emits && final is not null)
            WriteObject(final);
    }

    /// <summary>The path values for polling: those of the request, and for a thing just made its own.</summary>
    private Dictionary<string, string> Known(AtlasObject? made)
    {
        var known = PathValues.ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (string name in CommandDescription.Wait!.Poll.PathNames.Where(name => !known.ContainsKey(name)))
            known[name] = made?.Identity(name)
                ?? throw new AtlasHttpException(AtlasFailure.Protocol, $"Atlas's answer does not say the {name} to wait for.");
        return known;
    }
}
