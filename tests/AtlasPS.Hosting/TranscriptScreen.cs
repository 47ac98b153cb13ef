using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AtlasPS.Hosting;

/// <summary>A screen of fixed width that hands on every line. Questions end the command that asks them, as -NonInteractive does.</summary>
internal sealed class TranscriptScreen : PSHostUserInterface
{
    /// <summary>The width that tables are laid out for.</summary>
    public const int Columns = 120;

    /// <summary>Takes each piece of text that is written.</summary>
    public Action<object?> Written { get; set; } = static _ => { };

    public override PSHostRawUserInterface? RawUI => null;

    public override void Write(string value) => Put(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Put(value);

    public override void WriteLine(string value) => Put(value);

    public override void WriteErrorLine(string value) => Put(value);

    public override void WriteWarningLine(string message) => Put($"WARNING: {message}");

    public override void WriteVerboseLine(string message) => Put($"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => Put($"DEBUG: {message}");

    // Tests read progress from its own stream.
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw Unanswered("a line of input");

    public override SecureString ReadLineAsSecureString() => throw Unanswered("a secret");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw Unanswered(string.Join(", ", descriptions.Select(static field => field.Name)));

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw Unanswered($"an answer to '{message}'");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Unanswered("a credential");

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw Unanswered("a credential");

    private void Put(string value) => Written(GetOutputString(value, supportsVirtualTerminal: false).TrimEnd('\r', '\n'));

    private static PSInvalidOperationException Unanswered(string wanted) =>
        new($"The command asks for {wanted}, and a test cannot answer. Give every mandatory parameter, and -Confirm:$false.");
}
