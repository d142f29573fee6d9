using System.Runtime.Versioning;

// The program is for Linux alone; so file modes may be set without asking.
[assembly: SupportedOSPlatform("linux")]
