using System.Management.Automation;
using AtlasPS.Calls;
using AtlasPS.Descriptions;
using AtlasPS.Downloads;
using AtlasPS.Feedback;

namespace AtlasPS.Commands;

/// <summary>A cmdlet that saves what an operation answers with as a file, and returns the file.</summary>
public abstract class AtlasSaveCommand : AtlasCatalogCommand
{
    private protected AtlasSaveCommand()
    {
    }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Where the file goes: <c>-Path</c>, or null for the present location.</summary>
    private protected abstract string? Destination { get; }

    /// <summary>True to unpack the file on its way.</summary>
    private protected virtual bool Expands => false;

    /// <inheritdoc/>
    private protected override void Process()
    {
        var place = SavePlace.Of(Destination ?? ".", SessionState.Path, InvokeProvider);
        if (place.Name is not null)
            SavePlace.RefuseTaken(place.ToString(), Force);
        var request = Bind(Operation);
        string activity = Presentable.Line(Confirmation.Render(this));
        if (!ShouldProcess($"{activity} to '{place}'", $"{activity} to '{place}'?", "Confirm"))
            return;
        WriteObject(new FileSaver(this, InvokeProvider).Save(request, place, new SaveOptions { Replaces = Force, Expands = Expands, FallbackName = OwnName(), Activity = activity }));
    }

    /// <summary>A name out of what the file is and of what it is about, e.g. <c>host-log_h1.example.net_mongodb.gz</c>.</summary>
    private string OwnName()
    {
        string extension = Operation.Media == "gzip" ? "gz" : Operation.Media;
        var about = Operation.PathNames.Where(name => !Scopes.Contains(name)).Select(name => PathValues[name]);
        return $"{string.Join("_", about.Prepend(CommandDescription.Noun.Replace(' ', '-')))}.{extension}";
    }
}
