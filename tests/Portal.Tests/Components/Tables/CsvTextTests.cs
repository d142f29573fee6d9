using FsCheck;
using FsCheck.Fluent;
using Portal.Components.Tables;

namespace Portal.Tests.Components.Tables;

public sealed class CsvTextTests
{
    private static readonly ExportColumn<string?[]>[] Columns = [new("a", row => row[0]), new("b", row => row[1])];

    [Fact]
    public void Whatever_a_cell_holds_reads_back_but_for_the_mark_against_formulas() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (one, two) =>
        {
            List<string[]> rows = CsvReading.Rows(CsvText.Of(Columns, [[one, two], [two, null]]));
            return rows.Count == 3 && rows[1][0] == Expected(one) && rows[1][1] == Expected(two) && rows[2][0] == Expected(two) && rows[2][1].Length == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_cell_begins_as_a_formula() =>
        Prop.ForAll(Gen.Elements("", " ", "\t", "\n", "\r\n").SelectMany(before => Gen.Elements('=', '+', '-', '@').Select(sign => before + sign + "cmd|'/c calc'!A1")).ToArbitrary(), text =>
            CsvReading.Rows(CsvText.Of(Columns, [[text, null]]))[1][0][0] == '\'').QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, "")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.5e-7, "-1.5E-07")]
    [InlineData(double.NaN, "")]
    [InlineData(9007199254740993L, "9007199254740993")]
    [InlineData(true, "true")]
    public void A_value_is_written_raw_and_an_absent_one_not_at_all(object? value, string cell) => Assert.Equal(cell, CsvText.Cell(value));

    private static string Expected(string? text)
    {
        string written = CsvText.Cell(text);
        string bare = text ?? string.Empty;
        return written.StartsWith('\'') || written.StartsWith("\"'", StringComparison.Ordinal) ? bare.StartsWith('\'') ? bare : "'" + bare : bare;
    }
}
