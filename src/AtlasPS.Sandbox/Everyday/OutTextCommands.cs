using System.Management.Automation;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>What the commands share that lay objects out as a console would, and take the text elsewhere.</summary>
public abstract class OutTextCommand : EverydayCmdlet
{
    private readonly List<object?> _items = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Columns to lay out for; those of the screen where none are given.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int? Width { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _items.Add(InputObject);
    }

    /// <summary>The text of everything that came in.</summary>
    private protected string LayOut() => Layout.InPipeline(Host, _items, Width);
}

/// <summary>Out-String.</summary>
[Cmdlet(VerbsData.Out, "String")]
public sealed class OutStringCommand : OutTextCommand
{
    /// <summary>Line by line.</summary>
    [Parameter]
    public SwitchParameter Stream { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var text = LayOut();
        if (!Stream)
            WriteObject(text);
        else if (text.Length > 0)
            WriteObject(text[..^Environment.NewLine.Length].Split(Environment.NewLine), enumerateCollection: true);
    }
}

/// <summary>Out-File, which the operators &gt; and &gt;&gt; use too. UTF-8 without a mark.</summary>
[Cmdlet(VerbsData.Out, "File", SupportsShouldProcess = true)]
public sealed class OutFileCommand : OutTextCommand
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Path")]
    public string FilePath { get; set; } = "";

    /// <summary>After what the file holds already.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var file = GetUnresolvedProviderPathFromPSPath(FilePath);
        if (!ShouldProcess(file))
            return;

        if (Append)
            File.AppendAllText(file, LayOut());
        else
            File.WriteAllText(file, LayOut());
    }
}
