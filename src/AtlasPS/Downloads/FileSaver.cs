using System.Management.Automation;
using AtlasPS.Binding;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Sessions;

namespace AtlasPS.Downloads;

/// <summary>Saves what a request answers with as a file: whole, or not at all.</summary>
internal sealed class FileSaver(ISessionHost host, ProviderIntrinsics provider)
{
    /// <summary>Saves the file, with a progress bar.</summary>
    /// <returns>The file as <c>Get-Item</c> returns it.</returns>
    /// <exception cref="AtlasInputException">The place is taken.</exception>
    /// <exception cref="ReportedException">The file cannot be written.</exception>
    public PSObject Save(AtlasRequest request, SavePlace place, SaveOptions options)
    {
        var progress = new DownloadProgress(host, options.Activity);
        try
        {
            return Item(host.Await(SaveAsync(request, place, options, progress)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportedException(e, "CannotWriteFile", e is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.WriteError, place.ToString(),
                $"Nothing was left behind. Check that '{place.Folder}' has room and may be written to, or give another -Path.");
        }
        finally
        {
            progress.End();
        }
    }

    private async Task<string> SaveAsync(AtlasRequest request, SavePlace place, SaveOptions options, DownloadProgress progress)
    {
        using var file = new PartialFile(place.Folder);
        var target = new FileTarget(file, place, options, progress);
        await host.Connection.Http.DownloadAsync(request, target, options.Expands, host.Narrator, host.Cancellation).ConfigureAwait(false);
        file.MoveTo(target.FilePath, options.Replaces);
        return target.FilePath;
    }

    private PSObject Item(string path) =>
        provider.Item.Get([SavePlace.FileSystemPrefix + path], force: true, literalPath: true)[0];
}
