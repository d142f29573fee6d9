using System.Globalization;

namespace Portal.Bench.Rig;

/// <summary><c>--name value</c> pairs.</summary>
internal sealed class RigArguments(IReadOnlyList<string> arguments)
{
    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public bool Flag(string name, bool otherwise) => Text(name) is { } text ? bool.Parse(text) : otherwise;

    public string? Text(string name)
    {
        for (int i = 0; i + 1 < arguments.Count; i++)
        {
            if (arguments[i] == "--" + name)
            {
                return arguments[i + 1];
            }
        }

        return null;
    }
}
