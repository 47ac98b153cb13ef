namespace AtlasPS.Sandbox.Hosting;

/// <summary>A keyboard and the screen that goes with it.</summary>
internal interface IKeyboard
{
    /// <summary>Columns of the screen.</summary>
    int Width { get; }

    ConsoleKeyInfo ReadKey();

    void Write(string text);

    /// <summary>Makes Ctrl+C a key like any other until the outcome is disposed.</summary>
    IDisposable TakeCtrlC();
}

/// <summary>The console of this process.</summary>
internal sealed class ConsoleKeyboard : IKeyboard
{
    public int Width => Console.WindowWidth;

    public ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);

    public void Write(string text) => Console.Write(text);

    public IDisposable TakeCtrlC()
    {
        Console.TreatControlCAsInput = true;
        return new Release();
    }

    private sealed class Release : IDisposable
    {
        public void Dispose() => Console.TreatControlCAsInput = false;
    }
}
