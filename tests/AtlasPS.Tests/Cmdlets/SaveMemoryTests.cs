using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>The memory that a cmdlet needs to save a file does not grow with the file.</summary>
[Collection(nameof(Alone))]
public sealed class SaveMemoryTests
{
    private const int Chunk = 1 << 20;

    [Theory]
    [InlineData("Save-AtlasHostLog h.example.net mongodb")]
    [InlineData("Invoke-AtlasApi downloadGroupClusterLog @{ hostName = 'h.example.net'; logName = 'mongodb' } -OutFile")]
    public async Task Sixty_four_megabytes_are_saved_with_a_few(string save)
    {
        const int Times = 64;
        byte[] chunk = new byte[Chunk];
        using var folder = new TemporaryFolder();
        using var world = new AtlasWorld();
        await using var server = new RawServer(_ => new Reply.Pour(Reply.Head(200, $"Content-Length: {Times * Chunk}"), chunk, Times));
        world.Run("param($address, $token) Connect-Atlas -SkipVerification -AccessToken $token -BaseUri $address -ProjectId 000000000000000000000001", server.Address, AtlasWorld.Secret("t0k3n"));
        // What is made once, code and connection, is made before.
        world.Run($"{save} '{folder.At("first.gz")}'");

        long before = GC.GetTotalAllocatedBytes(precise: true);
        world.Run($"{save} '{folder.At("second.gz")}'");
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8 * Chunk);
        Assert.Equal((long)Times * Chunk, new FileInfo(folder.At("second.gz")).Length);
    }
}
