using System.Text.Json.Serialization;
using Portal.Components.Shared;

namespace Portal.Components.Layout.Tree;

/// <summary>What has changed in the tree, for the script that draws it.</summary>
public sealed record TreeMessage
{
    /// <summary>Ids of all rows as they stand now; null where the same rows stand in the same order.</summary>
    [JsonPropertyName("order"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Order { get; init; }

    /// <summary>Rows that are new or look otherwise.</summary>
    [JsonPropertyName("rows")]
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>A row without its figure. Members without content are left out.</summary>
    public sealed record Row
    {
        [JsonPropertyName("id")]
        public required string Id { get; init; }

        [JsonPropertyName("href")]
        public required string Address { get; init; }

        [JsonPropertyName("name")]
        public required string Name { get; init; }

        [JsonPropertyName("title")]
        public required string Title { get; init; }

        /// <summary>State in a word; for screen readers.</summary>
        [JsonPropertyName("word"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Word { get; init; }

        /// <summary>Of the icon, as the path data of a drawing on a 16 by 16 grid.</summary>
        [JsonPropertyName("icon")]
        public required string Icon { get; init; }

        [JsonPropertyName("tone")]
        public required string Tone { get; init; }

        [JsonPropertyName("level")]
        public required int Level { get; init; }

        [JsonPropertyName("at"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? Position { get; init; }

        [JsonPropertyName("of"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? Siblings { get; init; }

        [JsonPropertyName("open"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public bool? IsOpen { get; init; }

        [JsonPropertyName("current"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsCurrent { get; init; }

        [JsonPropertyName("problems"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Problems { get; init; }

        [JsonPropertyName("problemWord"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? ProblemWord { get; init; }

        /// <summary>How many problems, in words; null for none.</summary>
        [JsonPropertyName("trouble"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Trouble { get; init; }

        /// <summary>A figure follows in a cell of this id.</summary>
        [JsonPropertyName("cell"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Cell { get; init; }

        internal static Row Of(TreeNode node) => new()
        {
            Id = node.Id,
            Address = node.Address,
            Name = node.Name,
            Title = node.Title,
            Word = node.Word,
            Icon = IconShapes.PathOf(node.Icon),
            Tone = node.ToneName,
            Level = node.Level,
            Position = node.Position,
            Siblings = node.Siblings,
            IsOpen = node.IsOpen,
            IsCurrent = node.IsCurrent,
            Problems = node.Problems,
            ProblemWord = node.Problems > 0 ? node.ProblemWord : null,
            Trouble = node.Trouble,
            Cell = node.HasCpu ? node.CellId : null,
        };
    }
}
