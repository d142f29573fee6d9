namespace Portal.Security.Operators;

/// <summary>What is unsafe about how operators reach the portal now, for pages and problems.</summary>
public interface IOperatorAccess
{
    /// <summary>Nobody signs in, and others than this machine reach the portal.</summary>
    bool IsOpenToOthers { get; }

    /// <summary>Somebody on another machine used a session in plain HTTP within the last minutes: the cookie can be read on the way.</summary>
    bool IsPlainForOthers { get; }
}
