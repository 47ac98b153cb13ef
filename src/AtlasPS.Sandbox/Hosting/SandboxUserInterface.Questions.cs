using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace AtlasPS.Sandbox.Hosting;

internal sealed partial class SandboxUserInterface
{
    public override string ReadLine() => NextLine("a line of input");

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (var character in NextLine("a secret", isSecret: true))
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        WriteHeading(caption, message);
        var answers = new Dictionary<string, PSObject>();
        foreach (var field in descriptions)
            answers[field.Name] = PSObject.AsPSObject(Ask(field));
        return answers;
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        WriteHeading(caption, message);
        var user = userName;
        if (string.IsNullOrEmpty(user))
        {
            Write("User: ");
            user = NextLine("a user name");
        }

        Write($"Password for user {user}: ");
        return new PSCredential(user, ReadLineAsSecureString());
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        WriteHeading(caption, message);
        while (true)
        {
            Write(ChoiceLine(choices, defaultChoice));
            var answer = NextLine($"an answer to '{FirstLine(message)}'").Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;

            if (answer == "?")
                WriteHelp(choices);
            else if (IndexOf(choices, answer) is >= 0 and var index)
                return index;
        }
    }

    private static string ChoiceLine(Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var line = new StringBuilder();
        foreach (var choice in choices)
            line.Append($"[{Key(choice)}] {Label(choice)}  ");
        line.Append("[?] Help");
        if (defaultChoice >= 0)
            line.Append($" (default is \"{Key(choices[defaultChoice])}\")");
        return line.Append(": ").ToString();
    }

    private void WriteHelp(Collection<ChoiceDescription> choices)
    {
        foreach (var choice in choices)
            WriteLine($"{Key(choice)} - {choice.HelpMessage}");
    }

    private static int IndexOf(Collection<ChoiceDescription> choices, string answer)
    {
        for (var index = 0; index < choices.Count; index++)
        {
            if (answer.Equals(Key(choices[index]), StringComparison.OrdinalIgnoreCase)
                || answer.Equals(Label(choices[index]), StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return -1;
    }

    // "Yes to &All": the letter after the ampersand is the key.
    private static string Key(ChoiceDescription choice)
    {
        var mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < choice.Label.Length ? char.ToUpperInvariant(choice.Label[mark + 1]).ToString() : choice.Label;
    }

    private static string Label(ChoiceDescription choice) => choice.Label.Replace("&", "", StringComparison.Ordinal);

    private object? Ask(FieldDescription field)
    {
        // The assembly's name tells apart types that share a full name.
        var type = Type.GetType(field.ParameterAssemblyFullName) ?? LanguagePrimitives.ConvertTo<Type>(field.ParameterTypeFullName);

        if (type == typeof(PSCredential))
            return PromptForCredential("", "", "", "");

        if (type.IsArray)
            return AskForMany(field.Name, type);

        Write($"{field.Name}: ");
        return type == typeof(SecureString)
            ? ReadLineAsSecureString()
            : LanguagePrimitives.ConvertTo(NextLine($"a value for '{field.Name}'"), type);
    }

    private object AskForMany(string name, Type arrayType)
    {
        var values = new List<string>();
        while (true)
        {
            Write($"{name}[{values.Count}]: ");
            var value = NextLine($"a value for '{name}'");
            if (value.Length == 0)
                return LanguagePrimitives.ConvertTo(values.ToArray(), arrayType);
            values.Add(value);
        }
    }

    private void WriteHeading(string? caption, string? message)
    {
        WriteLine("");
        foreach (var line in new[] { caption, message }.Where(static line => !string.IsNullOrEmpty(line)))
            WriteLine(line!);
    }

    private string NextLine(string wanted, bool isSecret = false)
    {
        _terminal.Output.Flush();
        if (_terminal.Keyboard is { } keyboard)
            return ReadTyped(keyboard, isSecret);

        var line = _terminal.Input.ReadLine();
        // An answer that nobody typed is shown, or the next line would follow the question directly.
        WriteLine(isSecret ? "" : line ?? "");
        return line ?? throw new PSInvalidOperationException(
            $"The command asks for {wanted}, and the input has ended. Give every mandatory parameter, and -Confirm:$false where nobody is there to confirm.");
    }

    // Key by key, because Ctrl+C has to stop the command that asks, and not only once the line is ended.
    private string ReadTyped(IKeyboard keyboard, bool isSecret)
    {
        using var _ = keyboard.TakeCtrlC();
        var typed = new StringBuilder();
        while (true)
        {
            var key = keyboard.ReadKey();
            if (key.Key == ConsoleKey.Enter)
            {
                WriteLine("");
                return typed.ToString();
            }

            if (key.Key == ConsoleKey.C && key.Modifiers.HasFlag(ConsoleModifiers.Control))
            {
                WriteLine("^C");
                throw new PipelineStoppedException();
            }

            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
            {
                typed.Length--;
                Write("\b \b");
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
                Write(isSecret ? "*" : key.KeyChar.ToString());
            }
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r');
}
