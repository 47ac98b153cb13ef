using System.Management.Automation;
using AtlasPS.Binding;
using AtlasPS.Calls;
using AtlasPS.Descriptions;
using AtlasPS.Http;

namespace AtlasPS.Commands;

/// <summary>
/// A cmdlet that reads: one object, or a list that Atlas returns whole. The reads for piped input run side by side; what they bring comes out in
/// the order of the input.
/// </summary>
public abstract class AtlasReadCommand : AtlasCatalogCommand
{
    private const int OrdinaryLimit = 8;
    private const int LargestLimit = 64;
    private readonly Queue<Reading> _begun = new();

    private protected AtlasReadCommand()
    {
    }

    /// <summary>The most requests under way at the same time, for piped input and for the pages of a list: 1 to 64, 8 unless set.</summary>
    [Parameter]
    [ValidateRange(1, LargestLimit)]
    public int ThrottleLimit { get; set; } = OrdinaryLimit;

    /// <summary>True when further input may follow the present one.</summary>
    private protected bool IsPiped => MyInvocation.ExpectingInput;

    /// <inheritdoc/>
    private protected sealed override void Process()
    {
        try
        {
            _begun.Enqueue(Begin(Operation));
        }
        catch (Exception failure) when (failure is AtlasInputException or AtlasHttpException)
        {
            // What came before is told before.
            var failed = Present;
            EmitAll();
            Present = failed;
            throw;
        }

        while (_begun.Count > 0 && (!IsPiped || _begun.Count >= ThrottleLimit || _begun.Peek().HasAnswer))
            EmitNext();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => EmitAll();

    /// <summary>Begins to read what the present input names.</summary>
    private protected virtual Reading Begin(OperationDescription operation)
    {
        var filter = PipeRules.Filter(this, operation);
        var request = Bind(operation);
        return new AnswerReading(this, Present!, Connection.Http.SendAsync(request, Narrator, Cancellation), filter);
    }

    private void EmitAll()
    {
        while (_begun.Count > 0)
            EmitNext();
    }

    private void EmitNext() => Guard(() =>
    {
        var reading = _begun.Dequeue();
        Present = reading.Subject;
        reading.Emit();
    });
}
