namespace Portal.Components.Preferences;

/// <summary>Whether things move by themselves.</summary>
public enum MotionChoice
{
    System,

    /// <summary>No transitions, and a chart moves once in five seconds.</summary>
    Reduced,
    Full,
}
