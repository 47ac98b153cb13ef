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
    private protected bool IsPiped => MyInvocation.ExpectingInput || Named is { Length: > 1 };

    /// <inheritdoc/>
    private protected sealed override bool IsPattern(string name) => WildcardPattern.ContainsWildcardCharacters(name) && Listing is not null && !IsNamedByObject && IsValid(name);

    /// <summary>True when an object was piped: its name is exact, whatever characters it has.</summary>
    private bool IsNamedByObject => !IsNameTyped && PipedInput.Of(this) is { BaseObject: not string };

    private static bool IsValid(string pattern)
    {
        try
        {
            _ = WildcardPattern.Get(pattern, WildcardOptions.None).IsMatch("");
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }

    /// <summary>The list among the cmdlet's operations of which the named things are the items.</summary>
    private OperationDescription? Listing => Array.Find(CommandDescription.Parameters, parameter => parameter.IsIdentity)?.Source?.Invoke() is { } source
        ? Array.Find(CommandDescription.Sets, set => set.Operation == source)?.Operation
        : null;

    /// <summary>Which items of a list are meant: those that the piped object tells, and those that a name with wildcards fits.</summary>
    private protected Func<object, bool>? SelectionOf(OperationDescription operation)
    {
        var told = PipeRules.Filter(this, operation);
        if (PresentName is not { } name || !IsPattern(name))
            return told;
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        string[] fields = Array.Find(CommandDescription.Parameters, parameter => parameter.IsIdentity)!.SourceProperties;
        return item => told?.Invoke(item) != false && item is AtlasObject thing && thing.Names(fields).Any(pattern.IsMatch);
    }

    /// <summary>True where the present name has wildcards, so that the whole list has to be read.</summary>
    private protected bool IsFiltered => PresentName is { } name && IsPattern(name);

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
        var filter = SelectionOf(operation);
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
