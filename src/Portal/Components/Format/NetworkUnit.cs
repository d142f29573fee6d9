namespace Portal.Components.Format;

/// <summary>In what network traffic is written.</summary>
public enum NetworkUnit
{
    BytesPerSecond,
    BitsPerSecond,
}
