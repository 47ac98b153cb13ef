namespace AtlasPS.Tests.Judges;

/// <summary>A test whose judge is a program of others. Where it is not installed, the run says that the test was left out, and why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgeFactAttribute : FactAttribute
{
    public JudgeFactAttribute(params string[] programs)
    {
        var missing = programs.Where(program => Judge.Find(program) is null).ToList();
        if (missing.Count > 0)
            Skip = $"Not installed here: {string.Join(", ", missing)}.";
    }
}
