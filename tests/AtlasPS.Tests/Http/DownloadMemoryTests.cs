using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>What is measured for the whole process is measured while nothing else runs.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The memory of a download does not grow with it.</summary>
[Collection(nameof(Alone))]
public sealed class DownloadMemoryTests
{
    private const int Chunk = 1 << 20;

    [Fact]
    public async Task Two_hundred_megabytes_pass_through_a_few_buffers()
    {
        const int Times = 200;
        byte[] chunk = new byte[Chunk];
        await using var server = new RawServer(_ => new Reply.Pour(Reply.Head(200, $"Content-Length: {(long)Times * Chunk}"), chunk, Times));
        Assert.Equal((long)Times * Chunk, await PassAsync(server, expand: false));
    }

    [Fact]
    public async Task Unpacked_megabytes_do_as_well()
    {
        const int Times = 64;
        byte[] member = Packing.Gzip(new byte[Chunk]);
        await using var server = new RawServer(_ => new Reply.Pour(Reply.Head(200, $"Content-Length: {Times * member.Length}"), member, Times));
        Assert.Equal((long)Times * Chunk, await PassAsync(server, expand: true));
    }

    private static async Task<long> PassAsync(RawServer server, bool expand)
    {
        using var session = Sessions.Open(server);
        var request = new AtlasRequest(HttpMethod.Get, "/logs/mongodb.gz") { Accept = "application/vnd.atlas.2023-02-01+gzip" };
        // What is made once, code and connection, is made before.
        await session.DownloadAsync(request, new Sink(), expand, null, CancellationToken.None);

        var sink = new Sink();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await session.DownloadAsync(request, sink, expand, null, CancellationToken.None);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8 * Chunk);
        return sink.Count;
    }

    /// <summary>Counts the bytes, and forgets them.</summary>
    private sealed class Sink : Stream, IAtlasDownloadTarget
    {
        public long Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Count;

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public Stream Begin(AtlasDownload download) => this;

        public void Advance(long received)
        {
        }

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
