namespace System;

/// <summary>A position from the start or, as in <c>[^1]</c>, from the end.</summary>
/// <param name="value">The distance, 0 or more.</param>
/// <param name="fromEnd">Whether it counts from the end.</param>
internal readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>The distance from the start or from the end.</summary>
    public int Value { get; } = value;

    /// <summary>Whether the distance counts from the end.</summary>
    public bool IsFromEnd { get; } = fromEnd;

    /// <summary>A position from the start.</summary>
    /// <param name="value">The distance, 0 or more.</param>
    public static implicit operator Index(int value) => new(value);

    /// <summary>The position in something of a length, from the start.</summary>
    /// <param name="length">The length.</param>
    public int GetOffset(int length) => IsFromEnd ? length - Value : Value;
}
