using System.Management.Automation;
using System.Runtime.Serialization;
using AtlasPS.Feedback;

namespace AtlasPS;

/// <summary>Input that was refused before anything was sent. The message says what was wrong, the recommendation what would be right.</summary>
[Serializable]
public sealed class AtlasInputException : ArgumentException
{
    /// <summary>Creates an exception without detail.</summary>
    public AtlasInputException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public AtlasInputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public AtlasInputException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal AtlasInputException(string errorId, string message, string recommendation, object? target)
        : base(Presentable.Lines(message))
    {
        ErrorId = errorId;
        Recommendation = Presentable.Lines(recommendation);
        Target = target;
    }

#pragma warning disable SYSLIB0051 // Windows PowerShell still serialises exceptions across app domains.
    private AtlasInputException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
#pragma warning restore SYSLIB0051

    /// <summary>What would be right.</summary>
    public string Recommendation { get; } = "";

    internal string ErrorId { get; } = "InvalidInput";

    internal ErrorCategory Category { get; set; } = ErrorCategory.InvalidArgument;

    internal object? Target { get; }
}
