using AtlasPS.Requests;

namespace AtlasPS.Commands;

/// <summary>A cmdlet that reads: one object, or a list that Atlas returns whole.</summary>
public abstract class AtlasReadCommand : AtlasCatalogCommand
{
    private protected AtlasReadCommand()
    {
    }

    /// <inheritdoc/>
    private protected override void Process()
    {
        var operation = Operation;
        var request = BuildRequest(operation);
        var response = Await(Connection.Http.SendAsync(request, Narrator, Cancellation));
        foreach (object item in Answers.Read(response, operation, new AtlasOrigin(PathValues), Connection.Labels))
            WriteObject(item);
    }
}
