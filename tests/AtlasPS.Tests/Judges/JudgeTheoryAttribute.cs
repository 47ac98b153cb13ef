namespace AtlasPS.Tests.Judges;

/// <summary>As <see cref="JudgeFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgeTheoryAttribute : TheoryAttribute
{
    public JudgeTheoryAttribute(params string[] programs) => Skip = new JudgeFactAttribute(programs).Skip;
}
