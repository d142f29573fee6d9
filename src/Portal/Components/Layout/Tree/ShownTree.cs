using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Layout.Tree;

/// <summary>What the browser shows of a tab's tree: rows that all tabs share, and a figure beside each. Used on its circuit only.</summary>
internal sealed class ShownTree
{
    private TreeRows? _rows;

    // Beside each row; null where the browser shows nothing yet.
    private CellText?[] _figures = [];

    /// <summary>What the browser must change to show these rows; from then on it counts as done. Null for nothing.</summary>
    public TreeMessage? Take(TreeRows rows)
    {
        if (rows == _rows)
        {
            return null;
        }

        Dictionary<string, int> places = [];
        for (int i = 0; i < _figures.Length; i++)
        {
            places[_rows!.Rows[i].Key] = i;
        }

        var figures = new CellText?[rows.Rows.Length];
        List<TreeMessage.Row> changed = [];
        bool isSameOrder = figures.Length == _figures.Length;
        for (int i = 0; i < figures.Length; i++)
        {
            TreeNode node = rows.Rows[i];
            int was = places.GetValueOrDefault(node.Key, -1);
            isSameOrder &= was == i;
            if (was < 0 || _rows!.Rows[was] != node)
            {
                changed.Add(TreeMessage.Row.Of(node));
            }

            // The script keeps the cell of a row that it draws anew.
            figures[i] = was >= 0 && _rows!.Rows[was].HasCpu ? _figures[was] : null;
        }

        (_rows, _figures) = (rows, figures);
        return isSameOrder && changed.Count == 0 ? null : new TreeMessage { Order = isSameOrder ? null : [.. rows.Rows.Select(node => node.Id)], Rows = changed };
    }

    /// <summary>Id, text and level of each figure that the browser shows otherwise; from then on they count as shown.</summary>
    /// <param name="frame">Of the structure that the rows were made from.</param>
    public List<object?[]> TakeFigures(LiveFrame frame)
    {
        List<object?[]> changes = [];
        for (int i = 0; i < _figures.Length; i++)
        {
            TreeNode node = _rows!.Rows[i];
            if (node.HasCpu && _rows.Cpu(frame, node.Key) is var now && now != _figures[i])
            {
                _figures[i] = now;
                changes.Add([node.CellId, now.Text, now.Level]);
            }
        }

        return changes;
    }

    /// <summary>The browser shows no tree any more, or may not show what it was sent.</summary>
    public void Clear() => (_rows, _figures) = (null, []);
}
