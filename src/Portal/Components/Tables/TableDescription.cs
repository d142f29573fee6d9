using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Portal.Components.Tables;

/// <summary>Describes a table's route for the OpenAPI document: its parameters are read off the query as a whole, and its rows are made of columns, so that no method's signature says either.</summary>
internal static class TableDescription
{
    public static RouteHandlerBuilder DescribesTable<TRow>(
        this RouteHandlerBuilder route, string table, string summary, IReadOnlyDictionary<string, string[]?> facets, IEnumerable<string> sorts, IReadOnlyList<ExportColumn<TRow>> columns)
    {
        string[] names = [.. columns.Select(column => column.Name)];
        return route
            .WithSummary(summary)
            .WithTags("Tables")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.Parameters = [.. Parameters(facets, sorts)];
                operation.Responses ??= [];
                operation.Responses["200"] = Answer(table, names);
                return Task.CompletedTask;
            });
    }

    /// <summary>A row: what is absent is left out, and units stand in the names.</summary>
    public static OpenApiSchema Row(IEnumerable<string> columns) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = columns.ToDictionary(name => name, name => (IOpenApiSchema)new OpenApiSchema { Type = TypeOf(name) }),
    };

    private static IEnumerable<OpenApiParameter> Parameters(IReadOnlyDictionary<string, string[]?> facets, IEnumerable<string> sorts) =>
    [
        Parameter("q", "Words that a row must have, all of them; as in the page's filter: web host:host-b cpu>80."),
        .. facets.Select(facet => Parameter(facet.Key, $"Only rows with this {facet.Key}.", facet.Value)),
        Parameter("sort", "The column that rows are ordered by, with .asc or .desc after it.", [.. sorts.SelectMany(name => new[] { name, $"{name}.asc", $"{name}.desc" })]),
        Parameter("cols", "The page's columns that are wanted, with a comma between; without it all of them."),
        Parameter("at", "Milliseconds since 1970 of a moment at which a page is paused; without it the newest rows. 404 once no page is paused there."),
        Parameter("format", "The form of the answer; without it the Accept header decides.", ["json", "csv"]),
    ];

    private static OpenApiParameter Parameter(string name, string words, string[]? values = null) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = words,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = values is null ? null : [.. values.Select(value => (JsonNode)value)] },
    };

    private static OpenApiResponse Answer(string table, string[] columns) => new()
    {
        Description = "The rows that match, in the order asked for.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["takenAt"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
                        ["total"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Rows without any filter." },
                        [table] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Row(columns) },
                    },
                },
            },
            ["text/csv"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = $"With a header: {string.Join(',', columns)}. What is absent is empty." } },
        },
    };

    // Names carry units, and a unit is a number's.
    private static JsonSchemaType TypeOf(string column) =>
        column is "simulated" ? JsonSchemaType.Boolean
        : column is "errors" or "warnings" or "restarts" || column.StartsWith("guests_", StringComparison.Ordinal) || column.EndsWith("_bytes", StringComparison.Ordinal) ? JsonSchemaType.Integer
        : new[] { "_percent", "_cores", "_second", "_seconds", "_celsius", "load1", "_per_core" }.Any(unit => column.EndsWith(unit, StringComparison.Ordinal)) ? JsonSchemaType.Number
        : JsonSchemaType.String;
}
