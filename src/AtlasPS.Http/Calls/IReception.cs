namespace AtlasPS.Http.Calls;

/// <summary>Takes in the body of a successful answer as it comes.</summary>
internal interface IReception
{
    /// <summary>True once an answer has come.</summary>
    bool HasBegun { get; }

    /// <summary>Takes in the body of an answer.</summary>
    /// <exception cref="AtlasHttpException">The connection broke, or the answer is not what was asked for.</exception>
    Task ReceiveAsync(AtlasCall call, HttpResponseMessage answer, CancellationToken cancellationToken);
}
