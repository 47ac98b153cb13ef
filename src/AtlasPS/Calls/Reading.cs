using AtlasPS.Http;
using AtlasPS.Resources;
using AtlasPS.Results;

namespace AtlasPS.Calls;

/// <summary>A read that was begun for one input, and whose objects come out when it is its turn.</summary>
internal abstract class Reading(ICatalogCall call, CallSubject subject)
{
    public CallSubject Subject { get; } = subject;

    /// <summary>True once the first answer is there, so that emitting can begin without a wait.</summary>
    public abstract bool HasAnswer { get; }

    protected ICatalogCall Call { get; } = call;

    protected AtlasOrigin Origin { get; } = new(subject.PathValues);

    /// <summary>Writes everything that was read, on the pipeline's thread.</summary>
    public abstract void Emit();

    /// <summary>Sees to it that a read which nobody comes to fails without a sound.</summary>
    protected static Task<T> Observed<T>(Task<T> task)
    {
        _ = task.ContinueWith(failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }
}

/// <summary>Nothing was asked for.</summary>
internal sealed class NoReading(ICatalogCall call, CallSubject subject) : Reading(call, subject)
{
    public override bool HasAnswer => true;

    public override void Emit()
    {
    }
}

/// <summary>A read of one response.</summary>
internal sealed class AnswerReading(ICatalogCall call, CallSubject subject, Task<AtlasResponse> answer, Func<object, bool>? filter) : Reading(call, subject)
{
    private readonly Task<AtlasResponse> _answer = Observed(answer);

    public override bool HasAnswer => _answer.IsCompleted;

    public override void Emit()
    {
        foreach (object item in Answers.Read(Call.Await(_answer), Subject.Operation, Origin, Call.Connection.Labels))
        {
            if (filter?.Invoke(item) != false)
                Call.WriteObject(item);
        }
    }
}
