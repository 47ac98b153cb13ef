using System.Buffers;

namespace AtlasPS.Http.Streams;

/// <summary>The bytes of an answer in an array of the pool. <see cref="Dispose"/> gives the array back; from then on there are no bytes. One that is not disposed of is collected like any other.</summary>
internal sealed class PooledBody : IDisposable
{
    private readonly int _length;
    private byte[]? _array;

    /// <param name="array">An array of the shared pool.</param>
    /// <param name="length">So many bytes of it are used.</param>
    public PooledBody(byte[] array, int length)
    {
        _array = array;
        _length = length;
    }

    public ReadOnlyMemory<byte> Bytes => _array is { } array ? array.AsMemory(0, _length) : default;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { Length: > 0 } array)
            ArrayPool<byte>.Shared.Return(array);
    }
}
