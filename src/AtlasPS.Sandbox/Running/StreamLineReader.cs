using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Running;

/// <summary>
/// Whole lines, from a pipe, a file or a terminal that cannot do more. What nobody typed is echoed behind its prompt, so that the output
/// reads like a session.
/// </summary>
internal sealed class StreamLineReader(Terminal terminal, SandboxUserInterface screen) : ILineReader
{
    public LineRead ReadLine(string prompt)
    {
        if (terminal.Keyboard is not null)
            screen.Write(prompt);

        var line = terminal.Input.ReadLine();
        if (line is null)
            return new LineRead("", IsEnd: true);

        if (terminal.Keyboard is null)
            screen.WriteLine(prompt + line);
        return new LineRead(line);
    }
}
