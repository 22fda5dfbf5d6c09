using Podcasts.Core.Weights.PyTorch;

namespace Podcasts.Core.Tests.Weights.PyTorch;

public sealed class UnpicklerTests
{
    [Theory]
    [InlineData("cos\nsystem\n(X\u0004\0\0\0evilt\u0052")]
    [InlineData("cbuiltins\neval\n(X\u0004\0\0\0eviltR")]
    [InlineData("c__builtin__\ngetattr\n(cos\nnone\nX\u0004\0\0\0eviltR")]
    [InlineData("cos\nsystem\nX\u0004\0\0\0evil\u0085\u0081")]
    public void What_would_run_in_Python_lies_inert(string opcodes)
    {
        var value = Assert.IsType<PickleObject>(Read(opcodes));

        Assert.Contains(value.Type.Name, (string[])["system", "eval", "getattr"]);
        Assert.Equal("evil", value.Arguments[^1]);
    }

    [Theory]
    [InlineData("(ios\nsystem\n", "0x69")] // INST
    [InlineData("(cos\nsystem\no", "0x6F")] // OBJ
    [InlineData("P1\n", "0x50")] // PERSID
    [InlineData("I1\n", "0x49")] // INT, as protocol 0 has it
    [InlineData("\u0082\u0001", "0x82")] // EXT1
    [InlineData("\u0092", "0x92")] // NEWOBJ_EX
    [InlineData("\u0096\0\0\0\0\0\0\0\0", "0x96")] // BYTEARRAY8
    [InlineData("\u00FF", "0xFF")]
    public void Instructions_that_no_checkpoint_needs_are_refused_by_number(string opcodes, string number) =>
        Assert.Equal($"it holds the instruction {number}, which no checkpoint needs", Refusal(opcodes));

    [Theory]
    [InlineData("")]
    [InlineData("}u")]
    [InlineData("(N}u")]
    [InlineData("t")]
    [InlineData("N(\u0085")]
    [InlineData("q\0")]
    [InlineData("b")]
    public void Values_that_are_not_there_are_not_taken(string opcodes) =>
        Assert.StartsWith("it takes a value where there is none", Refusal(opcodes), StringComparison.Ordinal);

    [Theory]
    [InlineData("X\u00FF\u00FF\u00FF\u00FFab")]
    [InlineData("X\u00FF\u00FF\u00FF\u007Fab")]
    [InlineData("B\u00FF\u00FF\u00FF\u00FFab")]
    [InlineData("cos")]
    [InlineData("J\0")]
    [InlineData("\u008A\u00FFabc")]
    public void Lengths_that_reach_beyond_the_end_are_refused(string opcodes) =>
        Assert.Equal("its list of tensors is cut short", Refusal(opcodes));

    [Theory]
    [InlineData("Na", "it takes a value where there is none")]
    [InlineData("NNa", "it appends to what is no list")]
    [InlineData("NNNs", "it sets entries of what is no dictionary")]
    [InlineData("}NNs", "an entry of a dictionary has no key")]
    [InlineData("}(Nu", "an entry of a dictionary has no value")]
    [InlineData("NNb", "it gives attributes to what is no object")]
    [InlineData("N)R", "it makes an object of what is no class")]
    [InlineData("cos\nsystem\nNR", "it makes an object of what is no class")]
    [InlineData("NN\u0093", "a class has no name")]
    [InlineData("h\u0001", "it recalls a value that it has not remembered")]
    [InlineData("\u008A\u0009\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001", "a number has more than 64 bits")]
    [InlineData("\u0080\u0006", "it is a pickle of protocol 6")]
    [InlineData("NQ", "it refers to something other than a storage of values")]
    [InlineData("ccollections\nOrderedDict\nN\u0085R", "a dictionary is made of something strange")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v2\n)R", "a tensor lacks its storage, offset, shape or strides")]
    [InlineData("ctorch._utils\n_rebuild_parameter\n)R", "a parameter has no tensor")]
    public void Nonsense_is_refused_in_words(string opcodes, string words) => Assert.Equal(words, Refusal(opcodes));

    [Fact]
    public void Depth_and_number_are_bounded()
    {
        Assert.Equal("it is nested more than 1000 deep", Refusal(new string('(', 1001)));
        Assert.Equal("it stacks more than 1048576 values", Refusal(new string('N', (1 << 20) + 1)));
        Assert.Equal("it remembers more than 1048576 values", Refusal("N" + new string('\u0094', (1 << 20) + 1)));
    }

    [Fact]
    public void A_list_within_itself_and_a_chain_of_many_links_do_no_harm()
    {
        var circle = Assert.IsType<List<object?>>(Read("]q\0h\0a"));
        Assert.Same(circle, circle[0]);

        Assert.Single(Assert.IsType<object?[]>(Read("N" + new string('\u0085', 500_000))));
    }

    private static object? Read(string opcodes) => new Unpickler(new PickleWriter().Do(opcodes).Done()).Read();

    private static string Refusal(string opcodes) =>
        Assert.Throws<FormatException>(() => new Unpickler(new PickleWriter().Do(opcodes).Done()).Read()).Message;
}
