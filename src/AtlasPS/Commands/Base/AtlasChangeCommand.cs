using System.Management.Automation;
using AtlasPS.Calls;
using AtlasPS.Descriptions;
using AtlasPS.Http;
using AtlasPS.Resources;
using AtlasPS.Results;

namespace AtlasPS.Commands;

/// <summary>A cmdlet that changes something: it checks first, asks where it should, and then acts.</summary>
public abstract class AtlasChangeCommand : AtlasCatalogCommand
{
    private protected AtlasChangeCommand()
    {
    }

    /// <summary>True where the answer comes out without being asked for: <c>New-</c>.</summary>
    private protected virtual bool Emits => false;

    /// <inheritdoc/>
    private protected override void Process()
    {
        var operation = Operation;
        var request = Bind(operation);
        if (operation.Answer == ResponseForm.Paged)
            request.Query.Add(new("itemsPerPage", "500"));
        Refuse(request);
        var settings = new GivenSettings(CommandDescription, operation, request.Body, Given, Said);
        if (!IsAgreed(Confirmation.Render(this) + settings.Sentence, settings.Loses || TakesNodesAway(settings) || Overwrites(request)))
            return;
        var response = Await(Connection.Http.SendAsync(request, Narrator, Cancellation));
        var made = Answers.Read(response, operation, new AtlasOrigin(PathValues), Connection.Labels);
        Finish(operation is { Method: "POST", Body.IsArray: true } ? JustMade.Among(made, request.Body!) : [.. made]);
    }

    /// <summary>Refuses a request that Atlas accepts although it changes nothing.</summary>
    /// <exception cref="AtlasInputException">The request has no effect.</exception>
    private protected virtual void Refuse(AtlasRequest request)
    {
    }

    /// <summary>Fewer or smaller nodes lose capacity, and perhaps what only they held. The present ones are read for that.</summary>
    private bool TakesNodesAway(GivenSettings settings) =>
        settings.AsksForNodes && CommandDescription.Wait?.Poll is { } reading && reading.PathNames.All(PathValues.ContainsKey)
        && ReadPresent(reading, reading.NewRequest(AtlasPath.Fill(reading.Path, name => PathValues[name]))) is { } present && settings.TakesAway(present.Element);

    /// <summary>True where this call, unlike others of the cmdlet, loses something: then it asks as a High impact does.</summary>
    private protected virtual bool Overwrites(AtlasRequest request) => false;

    /// <summary>The rest of the work once Atlas has accepted the change.</summary>
    private protected virtual void Finish(IReadOnlyList<object> made)
    {
        if (Emits)
            WriteObject(made, true);
        if (CommandDescription.ShownOnce is { } secret && made.Count > 0)
            WriteWarning($"{secret} of the {CommandDescription.Noun} is a secret that Atlas shows once. It is a property of what this cmdlet returned and not in the table: keep it now, for example with Set-Secret.");
    }
}
