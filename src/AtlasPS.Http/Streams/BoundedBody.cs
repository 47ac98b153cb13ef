using System.Buffers;

namespace AtlasPS.Http.Streams;

/// <summary>Reads a stream to its end into an array of the pool, and no further than it is allowed to be long.</summary>
internal static class BoundedBody
{
    private const int FirstBuffer = 16 * 1024;

    /// <param name="stream">The stream.</param>
    /// <param name="announced">Its length, where that is known.</param>
    /// <param name="longest">The greatest length, in bytes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The bytes; null where there are more than allowed.</returns>
    public static async Task<PooledBody?> ReadAsync(Stream stream, long? announced, long longest, CancellationToken cancellationToken)
    {
        if (announced > longest)
            return null;
        // One byte more than announced, so that the end is seen without another buffer.
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min((announced ?? FirstBuffer) + 1, longest + 1));
        int length = 0;
        bool isHandedOn = false;
        try
        {
            while (true)
            {
                int read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    isHandedOn = true;
                    return new PooledBody(buffer, length);
                }

                length += read;
                if (length > longest)
                    return null;
                if (length == buffer.Length)
                    buffer = Grown(buffer);
            }
        }
        finally
        {
            if (!isHandedOn)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Buffer.BlockCopy(buffer, 0, larger, 0, buffer.Length);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
